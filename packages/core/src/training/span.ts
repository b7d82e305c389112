/** Consecutive optimizer steps that an engine runs without returning to the trainer. */
export interface Span {
  /** Indices into the training set, `batchSize` per step. The last step of an epoch may have fewer. */
  readonly order: Uint32Array;
  /** One learning rate per step: `ceil(order.length / batchSize)` values. */
  readonly learningRates: Float32Array;
}
