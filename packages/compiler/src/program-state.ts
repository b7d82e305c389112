/** One weight, or one moment of the optimiser, copied out of a program. */
export interface StateTensor {
  readonly name: string;
  /** As tfjs shapes it: kernels `[kernelHeight, kernelWidth, channels, filters]` or `[inputs, outputs]`. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Everything a program needs to go on exactly where it was: bit for bit, with any number of threads. */
export interface ProgramState {
  /** Optimiser steps taken. */
  readonly step: number;
  /** The weights, in the model's order and by its names. */
  readonly weights: readonly StateTensor[];
  /** The optimiser's moments: `m/<weight>` for each weight, then `v/<weight>`; plain SGD has none. */
  readonly moments: readonly StateTensor[];
}
