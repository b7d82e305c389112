import type { NamedTensor } from '@lenet5/core';

/** Everything a program needs to go on exactly where it was: bit for bit, with any number of threads. */
export interface ProgramState {
  /** Optimiser steps taken. */
  readonly step: number;
  /** The weights, in the model's order and by its names. */
  readonly weights: readonly NamedTensor[];
  /** The optimiser's moments: `m/<weight>` for each weight, then `v/<weight>`; plain SGD has none. */
  readonly moments: readonly NamedTensor[];
}
