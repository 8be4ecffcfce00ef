// Fields, plugins, settings and metas of the generated contract, held against their shapes.
// It is compiled with everything else, never run.

import type {
  I18N,
  IChakra,
  ICondition,
  ICommonMetaData,
  IDefinitions,
  IFieldDefinition,
  IGlobalSettings,
  IInternalSettings,
  IListField,
  IListProperties,
  IMakeLogoPlugin,
  IMakePythonPlugin,
  IMeta,
  IMetaData,
  INodeMeta,
  INumberField,
  IObjectField,
  IPluginProps,
  IPythonChatPluginInfo,
  IPythonFieldsPluginInfo,
  IPythonImageItem,
  IPythonLogoPluginInfo,
  IPythonPluginGroupInfo,
  IPythonPluginInfo,
  IPythonTextAreaPluginInfo,
  IPythonTextItem,
  ISelectLocalProperties,
  ISettingsStore,
  IStoredResponse,
  IStr,
  Lang,
  MetaType,
  NodeConstraints,
  NodeConstraintSettings,
  PythonPlugins,
  ReactPlugins,
} from "./generated/index.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
    ? true
    : false;

// An interface with its bases, as one object.
type Flat<T> = { [K in keyof T]: T[K] };

// Texts

export const langs: Equal<Lang, "zh" | "en"> = true;
export const everyLanguage: Equal<keyof I18N, Lang> = true;
export const texts: Equal<IStr, string | I18N> = true;

// Fields

interface Common {
  label?: IStr;
  tooltip?: IStr;
  props?: IChakra;
  numRows?: number;
  condition?: string | ICondition;
}

interface Own {
  text: { default: IStr };
  image: { default: IStr };
  number: {
    default: number;
    min?: number;
    max?: number;
    step?: number;
    isInt?: boolean;
    scale?: "linear" | "logarithmic";
    precision?: number;
  };
  select: {
    options: IStr[];
    default: IStr;
    isMulti?: boolean;
    mappingPath?: string;
    isLocal?: boolean;
    localProperties?: ISelectLocalProperties;
  };
  boolean: { default: boolean };
  color: { default: IStr };
  list: {
    item: { [key: string]: IFieldDefinition };
    default: unknown[];
    displayKey?: string;
    maxNumRows?: number;
  };
  object: {
    fields: { [key: string]: IFieldDefinition };
    default: { [key: string]: unknown };
  };
}

type Field<K extends keyof Own> = Extract<IFieldDefinition, { type: K }>;

export const eightFields: Equal<IFieldDefinition["type"], keyof Own> = true;
export const fields: {
  [K in keyof Own]: Equal<Flat<Field<K>>, Flat<Common & { type: K } & Own[K]>>;
} = {
  text: true,
  image: true,
  number: true,
  select: true,
  boolean: true,
  color: true,
  list: true,
  object: true,
};
export const definitions: Equal<
  IDefinitions,
  { [key: string]: IFieldDefinition }
> = true;
export const places: Equal<
  Flat<IListProperties>,
  { listKey: string; listIndex: number; parent?: IListProperties }
> = true;

// Without a default branch, so that a field more or less is an error here.
export function depth(field: IFieldDefinition): number {
  const below = (inner: IDefinitions): number =>
    1 + Math.max(0, ...Object.values(inner).map(depth));
  switch (field.type) {
    case "list":
      return below(field.item);
    case "object":
      return below(field.fields);
    case "text":
    case "image":
    case "number":
    case "select":
    case "boolean":
    case "color":
      return 1;
  }
}

export const nested: IListField = {
  type: "list",
  item: { a: { type: "object", fields: {}, default: {} } },
  default: [],
};

// @ts-expect-error what is written as i18n_select is sent as a select
export const authored: IFieldDefinition = { type: "i18n_select", default: "" };

// @ts-expect-error a number has its default
export const incomplete: INumberField = { type: "number" };

// @ts-expect-error the fields of an object are under `fields`
export const items: IObjectField = { type: "object", items: {}, default: {} };

// Plugins

export const react: Equal<
  ReactPlugins,
  | "meta"
  | "settings"
  | "project"
  | "add"
  | "arrange"
  | "undo"
  | "redo"
  | "download"
  | "delete"
  | "wiki"
  | "email"
  | "github"
  | "shortcuts"
  | "logo"
  | "basicEditor"
  | "textEditor"
  | "imageEditor"
  | "svgEditor"
  | "noliFrameEditor"
  | "noliTextFrameEditor"
  | "groupEditor"
  | "multiEditor"
  | "brush"
> = true;

export const everyTypeIsSent: Equal<PythonPlugins, IMakePythonPlugin["type"]> =
  true;
export const mapOfProps: Equal<keyof IPluginProps, PythonPlugins | "logo"> =
  true;

// A plugin by its type, as the frontend writes it.
type IMakePlugin<T extends keyof IPluginProps> = {
  [K in T]: { type: K; props: IPluginProps[K] };
}[T];

export const unionOfProps: [
  IMakePlugin<PythonPlugins>,
  IMakePlugin<"logo">,
] extends [IMakePythonPlugin, IMakeLogoPlugin]
  ? [IMakePythonPlugin, IMakeLogoPlugin] extends [
      IMakePlugin<PythonPlugins>,
      IMakePlugin<"logo">,
    ]
    ? true
    : false
  : false = true;

interface Info {
  name?: IStr;
  identifier: string;
  noErrorToast?: boolean;
  retryInterval?: number;
  updateInterval?: number;
  exportFullImages?: boolean;
}

interface Workflow extends Info {
  header?: IStr;
  numColumns?: number;
  closeOnSubmit?: boolean;
  toastOnSubmit?: boolean;
  toastMessageOnSubmit?: IStr;
}

export const infos: [
  Equal<Flat<IPythonPluginInfo>, Flat<Info>>,
  Equal<Flat<IPluginProps["_python.workflow"]["pluginInfo"]>, Flat<Workflow>>,
  Equal<
    Flat<IPythonFieldsPluginInfo>,
    Flat<Workflow & { definitions: IDefinitions }>
  >,
  Equal<Flat<IPythonChatPluginInfo>, Flat<Workflow & { initialText: IStr }>>,
  Equal<
    Flat<IPluginProps["_python.QA"]["pluginInfo"]>,
    Flat<Info & { initialText: IStr }>
  >,
  Equal<Exclude<keyof IPythonTextAreaPluginInfo, keyof Info>, "textAlign">,
  Equal<
    Flat<IPythonPluginGroupInfo>,
    Flat<Info & { header?: IStr; plugins: IMakePythonPlugin[] }>
  >,
  Equal<Flat<IPythonLogoPluginInfo>, Flat<Info & { redirectUrl?: string }>>,
] = [true, true, true, true, true, true, true, true];

export const frame: NodeConstraints = "frame";
export const constraints: Equal<
  keyof NodeConstraintSettings,
  "nodeConstraint" | "nodeConstraintRules" | "nodeConstraintValidator"
> = true;

export function identifiers(plugin: IMakePythonPlugin): string[] {
  const { identifier } = plugin.props.pluginInfo;
  return plugin.type === "_python.pluginGroup"
    ? plugin.props.pluginInfo.plugins.flatMap(identifiers)
    : [identifier];
}

// @ts-expect-error what the server keeps to itself is never sent
export type Kept = IPythonPluginInfo["no_offload"];

// Settings

export const internal: Equal<
  Flat<IInternalSettings>,
  { timeout?: number; useStrictMode?: boolean; socketEndpoint?: string }
> = true;
export const global: Equal<
  Flat<IGlobalSettings>,
  {
    defaultLang?: Lang;
    defaultInfoTimeout?: number;
    excludeReactPlugins?: ReactPlugins[];
    iconLoadingPatience?: number;
  }
> = true;
export const settings: Equal<
  keyof ISettingsStore,
  "pluginSettings" | "internalSettings" | "boardSettings" | "extraPlugins"
> = true;

// Metas

export const metaTypes: Equal<MetaType, keyof IMetaData> = true;
export const everyMeta: Equal<INodeMeta["type"], MetaType> = true;
export const stored: Equal<
  Flat<IStoredResponse>,
  | {
      type: "text";
      value: IPythonTextItem;
      index: number;
      extra?: { [key: string]: unknown };
    }
  | {
      type: "image";
      value: IPythonImageItem;
      index: number;
      extra?: { [key: string]: unknown };
    }
> = true;

export function trace(meta: IMeta | undefined): MetaType[] {
  return meta === undefined ? [] : [meta.type, ...trace(meta.data.from)];
}

export function urlOf(meta: INodeMeta): string | undefined {
  switch (meta.type) {
    case "upload":
      return meta.data.url;
    case "python.fields":
      return meta.data.response.type === "image"
        ? meta.data.response.value.url
        : undefined;
    case "add.text":
    case "add.blank":
    case "add.sketch.path":
      return undefined;
  }
}

export const common: Equal<
  keyof ICommonMetaData,
  "lang" | "alias" | "elapsedTimes" | "from"
> = true;
