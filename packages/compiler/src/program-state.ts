import type { NamedTensor } from '@lenet5/core';

/** The state of a program: enough to resume bit for bit, with any number of threads. */
export interface ProgramState {
  /** Optimizer steps taken. */
  readonly step: number;
  /** The weights, in the order and with the names of the model. */
  readonly weights: readonly NamedTensor[];
  /**
   * The moments of the optimizer: `m/<weight>` for each weight, then `v/<weight>`. SGD without
   * momentum has none; SDLM has the second derivatives, `h/<weight>`.
   */
  readonly moments: readonly NamedTensor[];
}
