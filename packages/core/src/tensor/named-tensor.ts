/** A float32 tensor with a name: a weight, or a moment of an optimizer. */
export interface NamedTensor {
  /** `conv1/kernel`, `m/conv1/kernel` */
  readonly name: string;
  /** Channels last: convolution kernels `[height, width, inputs, outputs]`, dense kernels `[inputs, outputs]`. */
  readonly shape: readonly number[];
  /** Row-major; the number of values is the product of the shape. */
  readonly values: Float32Array;
}
