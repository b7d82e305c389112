/** Consecutive optimizer steps that an engine runs without returning to the trainer. */
export interface Span {
  /** Indices into the training set, `batchSize` per step. The last step of an epoch may have fewer. */
  readonly order: Uint32Array;
  /** One learning rate per step: `ceil(order.length / batchSize)` values. */
  readonly learningRates: Float32Array;
  /**
   * For the optimizer `sdlm`: indices of the images from which the second derivatives are computed before the first step of the
   * span. Without it, they stay as they are.
   */
  readonly curvature?: Uint32Array;
  /**
   * Indices of the images that will probably follow the span. Images that are streamed are read ahead in this order. It has no effect on the
   * results.
   */
  readonly upcoming?: Uint32Array;
  /** How the images are distorted, if the engine augments them. Default: epoch 0, full strength. */
  readonly augmentation?: SpanAugmentation;
}

/** The augmentation of the steps of a span. */
export interface SpanAugmentation {
  /** Epoch of all steps, from 0: the same image is distorted differently in each epoch. */
  readonly epoch: number;
  /** Factor of all distortions, from 0 to 1; one per step. */
  readonly strengths: Float32Array;
}
