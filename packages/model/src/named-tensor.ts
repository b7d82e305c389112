/** A float32 tensor with a name, copied out of wherever it lived. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major; as many as the sizes of the shape multiply to. */
  readonly values: Float32Array;
}
