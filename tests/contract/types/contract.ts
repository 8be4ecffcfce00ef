// The generated contract of this repository, held against what the original frontend declares.
// It is compiled with everything else, never run.

import type {
  INodeData,
  IPythonResults,
  ISocketMessage,
  ISocketRequest,
  SocketStatus,
} from "./generated/index.js";

type MutuallyAssignable<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : false
  : false;

interface Dictionary<T> {
  [key: string]: T;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Original = (
  | { type: "text"; value: { text: string; safe: boolean; reason: string }[] }
  | {
      type: "image";
      value: {
        w: number;
        h: number;
        url: string;
        safe: boolean;
        reason: string;
      }[];
    }
) & { extra?: Dictionary<any> };

export const resultsAreTheOriginal: MutuallyAssignable<
  IPythonResults,
  Original
> = true;

export const statusHasFiveMembers: MutuallyAssignable<
  SocketStatus,
  "pending" | "working" | "finished" | "exception" | "interrupted"
> = true;

// Without a default branch, so that a member more or less is an error here.
export function firstLine(results: IPythonResults): string {
  switch (results.type) {
    case "text":
      return results.value[0]?.text ?? "";
    case "image":
      return results.value[0]?.url ?? "";
  }
}

export function progressOf(message: ISocketMessage<IPythonResults>): number {
  const progress: number | undefined = message.data.progress;
  return progress ?? 0;
}

// @ts-expect-error an absent member is absent, never null
export const never: ISocketMessage<number>["data"] = { progress: null };

export const node: INodeData = { children: [{ text: "a" }] };

// A client leaves out what it does not have, or sends null.
export const request: ISocketRequest = {
  hash: "h",
  userId: "u",
  userJson: null,
  baseURL: "",
  identifier: "",
  nodeData: { x: null },
  nodeDataList: [],
  extraData: {},
};

// @ts-expect-error `hash` cannot be left out
export const incomplete: Pick<ISocketRequest, "hash"> = {};
