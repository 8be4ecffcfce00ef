// What a request is answered with, by its identifier. It is compiled with everything else, never
// run.

import type {
  I18N,
  IInternalResults,
  INodeValidation,
  IPythonResults,
  ISelectOptions,
  ISettingsStore,
  ISocketMessage,
} from "./generated/index.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
    ? true
    : false;

// All that a client has to write itself: an identifier that is in no map is that of a plugin.
type ResultOf<I extends string> = I extends keyof IInternalResults
  ? IInternalResults[I]
  : IPythonResults;

declare function send<I extends string>(
  identifier: I,
): Promise<ISocketMessage<ResultOf<I>>>;

type Answer<I extends string> = Awaited<ReturnType<typeof send<I>>>;

export const answers: [
  Equal<Answer<"sync">, ISocketMessage<ISettingsStore>>,
  Equal<Answer<"node_validator">, ISocketMessage<INodeValidation>>,
  Equal<Answer<"sync_local_select">, ISocketMessage<ISelectOptions<string>>>,
  Equal<Answer<"sync_select_mapping">, ISocketMessage<ISelectOptions<I18N>>>,
  Equal<Answer<"txt2img.1">, ISocketMessage<IPythonResults>>,
] = [true, true, true, true, true];

export const requests: Equal<
  keyof IInternalResults,
  "sync" | "node_validator" | "sync_local_select" | "sync_select_mapping"
> = true;

export async function socketEndpoint(): Promise<string> {
  const { data } = await send("sync");
  return data.final?.internalSettings?.socketEndpoint ?? "/ws";
}

export async function isAcceptable(): Promise<boolean> {
  const { data } = await send("node_validator");
  return data.final?.acceptable ?? false;
}

export async function optionsOf(): Promise<string[]> {
  const mapping = await send("sync_select_mapping");
  // @ts-expect-error the options of a mapping are texts in each language
  const names: string[] = mapping.data.final?.options ?? [];
  const local = await send("sync_local_select");
  return [...(local.data.final?.options ?? []), ...names];
}

export async function firstText(identifier: string): Promise<string> {
  const { data } = await send(identifier);
  // @ts-expect-error no cast, and so no mistake: a plugin does not answer with settings
  void data.final?.pluginSettings;
  return data.final?.type === "text" ? (data.final.value[0]?.text ?? "") : "";
}
