import type { BestEpoch } from './best-epoch.js';

/**
 * What a run's curves say:
 * - `diverged`: a loss was not a finite number;
 * - `unvalidated`: nothing was validated;
 * - `too-short`: fewer than 3 epochs;
 * - `unstable`: validation got worse, and training with it;
 * - `overfitting`: validation got worse, training did not;
 * - `improving`: validation was still getting better at the end;
 * - `flat`: nothing rose after epoch 1, not even training accuracy;
 * - `plateaued`: validation stopped getting better, and did not get worse.
 */
export type Verdict =
  | 'diverged'
  | 'unvalidated'
  | 'too-short'
  | 'unstable'
  | 'overfitting'
  | 'improving'
  | 'flat'
  | 'plateaued';

/** How far training went on from one epoch to the last, and validation with it. Accuracies are 0 to 1. */
export interface Change {
  /** Training accuracy at the last epoch less that at `since`. */
  readonly training: number;
  /** Validation accuracy at the last epoch less that at `since`. */
  readonly validation: number;
  /** Training less validation accuracy at `since`. */
  readonly gapThen: number;
  /** Training less validation accuracy at the last epoch. */
  readonly gapNow: number;
}

/** What `diagnose` found. Plain data: it passes through JSON and `postMessage` as it is. */
export interface Diagnosis {
  readonly verdict: Verdict;
  /** The finding in one plain English sentence, numbers and advice included. */
  readonly sentence: string;
  /**
   * The epoch, from 1, since which it holds: the first on the plateau, the last before validation got worse, the
   * first with a loss that is not finite; null for `unvalidated` and `too-short`.
   */
  readonly since: number | null;
  /** The best epoch, as `bestEpoch` gives it. */
  readonly best: BestEpoch | null;
  /** Binomial standard error of the best validation accuracy; null where nothing was validated. */
  readonly noise: number | null;
  /** What changed from `since` to the last epoch; null for `diverged`, `unvalidated` and `too-short`. */
  readonly change: Change | null;
}
