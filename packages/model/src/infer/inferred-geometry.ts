/** What a stack was inferred to be, beyond the shapes of its weights. */
export interface InferredGeometry {
  /** Shape of one image. */
  readonly inputShape: readonly number[];
  /** The convolutions whose output has the size of their input, divided by the stride. */
  readonly samePadding: readonly string[];
  /** The convolutions that a pooling layer of 2×2 follows. */
  readonly poolingAfter: readonly string[];
  /** The layers that have no bias, because the file has none. */
  readonly withoutBias: readonly string[];
  /** The stride of each convolution; absent if all are 1. */
  readonly strides?: readonly number[];
  /** Zeros around the input of each convolution, as `padding` of PyTorch; absent if all are 0 or if `samePadding` says it. */
  readonly zeroPadding?: readonly number[];
}
