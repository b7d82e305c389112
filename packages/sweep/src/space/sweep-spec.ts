/** The number by which trials are compared, at their last epoch: the greatest accuracy or the least loss is the best. */
export type Objective = 'val_accuracy' | 'val_loss';

/**
 * How epochs are given to trials. `none` trains all trials to their end. `asha` is asynchronous successive halving: trials
 * pause at rungs of `minEpochs · reduction^k` epochs, and the best fraction `1 / reduction` of each rung goes on.
 */
export type Scheduler =
  | { readonly name: 'none' }
  | { readonly name: 'asha'; readonly minEpochs: number; readonly reduction: number };

/** The images that trials are compared on: some that are held out from the training images, or the test images. */
export type SweepValidation = 'test' | `split:${number}`;

/**
 * What determines the results of a sweep, apart from its space. It is stored in the database as JSON. Workers read it often, so
 * it does not have the space, which may list thousands of seeds.
 */
export interface SweepSpec {
  readonly objective: Objective;
  readonly scheduler: Scheduler;
  readonly validation: SweepValidation;
  readonly kernels: 'simd' | 'relaxed-simd';
  /** Epochs of a segment; with `asha`, a segment also ends at each rung. */
  readonly segmentEpochs: number;
  /** Fraction of the segments that another worker trains again, to compare the weights. */
  readonly verify: number;
}
