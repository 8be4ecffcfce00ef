// Stands in for a library, in which a case finds its hand-written types.

declare module "three" {
  export interface Vector3 {
    x: number;
    y: number;
    z: number;
  }

  export interface Color {
    getHex(): number;
  }
}
