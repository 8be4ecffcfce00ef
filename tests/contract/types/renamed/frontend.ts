// The generated contract under the names of its frontend, held against their shapes. It is compiled
// with the names that test_frontend_names.py gives, never run.

import type {
  IElapsedTimes,
  IMetaInjection,
  INodeData,
  INodeDataInput,
  IPythonSocketIntermediate,
  IPythonSocketMessage,
  IPythonSocketRequest,
  IPythonSocketResponse,
  Matrix2DFields,
  PythonPlugins,
  PythonSocketStatus,
  ReactPlugins,
} from "./generated/index.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
    ? true
    : false;

type Flat<T> = { [K in keyof T]: T[K] };

declare class Final {
  private readonly mark: symbol;
}

export const message: Equal<
  Flat<IPythonSocketMessage<Final>>,
  {
    hash: string;
    status: PythonSocketStatus;
    total: number;
    pending: number;
    message: string;
    data: IPythonSocketResponse<Final>;
  }
> = true;

export const status: Equal<
  PythonSocketStatus,
  "pending" | "working" | "finished" | "exception" | "interrupted"
> = true;

export const response: Equal<
  Flat<IPythonSocketResponse<Final>>,
  {
    progress?: number;
    intermediate?: IPythonSocketIntermediate;
    final?: Final;
    injections?: { [key: string]: IMetaInjection };
    elapsedTimes?: IElapsedTimes;
  }
> = true;

export const intermediate: Equal<
  Flat<IPythonSocketIntermediate>,
  { imageList?: string[]; textList?: string[] }
> = true;

export const elapsedTimes: Equal<
  Flat<IElapsedTimes>,
  {
    createTime?: number;
    startTime?: number;
    endTime?: number;
    pending?: number;
    executing?: number;
    upload?: number;
    total?: number;
  }
> = true;

export const matrix: Equal<
  Flat<Matrix2DFields>,
  { a: number; b: number; c: number; d: number; e: number; f: number }
> = true;

export const node: Equal<
  Flat<INodeData>,
  {
    type?: string;
    x?: number;
    y?: number;
    w?: number;
    h?: number;
    z?: number;
    transform?: Matrix2DFields;
    text?: string;
    src?: string;
    meta?: { [key: string]: unknown };
    children?: INodeData[];
  }
> = true;

// What the client sends may be null where the server would leave it out.
export const request: Equal<
  Flat<IPythonSocketRequest>,
  {
    hash: string;
    userId: string;
    userJson?: string | null;
    baseURL: string;
    identifier: string;
    nodeData: INodeDataInput;
    nodeDataList: INodeDataInput[];
    extraData: { [key: string]: unknown };
    isInternal?: boolean;
  }
> = true;

// What the server sends can be sent back.
export const back: INodeData extends INodeDataInput ? true : false = true;

// The arrays of the names can be written beside the types, and neither can be without the other.
export const allPythonPlugins = [
  "_python.pluginGroup",
  "_python.fields",
  "_python.workflow",
  "_python.textArea",
  "_python.QA",
  "_python.chat",
  "_python.markdown",
] as const;
export const allReactPlugins = [
  "meta",
  "settings",
  "project",
  "add",
  "arrange",
  "undo",
  "redo",
  "download",
  "delete",
  "wiki",
  "email",
  "github",
  "shortcuts",
  "logo",
  "basicEditor",
  "textEditor",
  "imageEditor",
  "svgEditor",
  "noliFrameEditor",
  "noliTextFrameEditor",
  "groupEditor",
  "multiEditor",
  "brush",
] as const;
export const plugins: [
  Equal<PythonPlugins, (typeof allPythonPlugins)[number]>,
  Equal<ReactPlugins, (typeof allReactPlugins)[number]>,
] = [true, true];
