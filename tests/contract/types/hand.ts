// Hand-written beside the output folders, for a case that imports it.

export type Shape = "round" | "square";
