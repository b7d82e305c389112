import type { NamedTensor } from '@lenet5/core';

/** The state of an optimizer: enough to resume training exactly. */
export interface OptimizerState {
  /** Steps taken. */
  readonly step: number;
  /**
   * Moments named `m/…` or `v/…` plus the name of the variable in tfjs: first all of `m/`, then all of `v/`, each in the
   * order in which the variables were first updated.
   */
  readonly moments: readonly NamedTensor[];
}
