import type { BestEpoch } from './best-epoch.js';
import type { ChanceLevel } from './chance-level.js';

/** A verdict on a run with validation, at least 3 epochs and finite losses. */
export type CurveVerdict = 'unstable' | 'overfitting' | 'improving' | 'flat' | 'plateaued';

/**
 * What the curves of a run show:
 * - `diverged`: a loss is not a finite number, or the training loss ends above that of guessing;
 * - `not-learned`: the best accuracy is that of guessing;
 * - `unvalidated`: the run has no validation;
 * - `too-short`: fewer than 3 epochs;
 * - `unstable`: validation and training got worse;
 * - `overfitting`: validation got worse, training did not;
 * - `improving`: validation was still improving at the end, or its best is too recent to show a trend;
 * - `flat`: no accuracy rose after epoch 1;
 * - `plateaued`: validation stopped improving and did not get worse.
 */
export type Verdict = CurveVerdict | 'diverged' | 'not-learned' | 'unvalidated' | 'too-short';

/**
 * The measurement that a verdict is based on: validation accuracy, validation loss, or the trend of the accuracy; or
 * `recent`: the best validation accuracy is too recent for a plateau, but the last one is lower.
 */
export type Evidence = 'accuracy' | 'loss' | 'trend' | 'recent';

/** How much the accuracies changed from one epoch to the last. Accuracies are 0 to 1. */
export interface Change {
  /** Training accuracy in the last epoch minus that in epoch `since`. */
  readonly training: number;
  /** Validation accuracy in the last epoch minus that in epoch `since`. */
  readonly validation: number;
  /** Training minus validation accuracy in epoch `since`. */
  readonly gapThen: number;
  /** Training minus validation accuracy in the last epoch. */
  readonly gapNow: number;
}

/** The diagnosis of a run with validation, at least 3 epochs and finite losses. */
export interface CurveDiagnosis {
  readonly verdict: CurveVerdict;
  /** The measurement that the verdict is based on. */
  readonly evidence: Evidence;
  /** The epoch, from 1, at which the verdict starts: the first on the plateau, or the last before validation got worse. */
  readonly since: number;
  /** The best epoch, as in `bestEpoch()`. */
  readonly best: BestEpoch;
  /** Binomial standard error of the best validation accuracy. */
  readonly noise: number;
  /** Binomial standard error of the training accuracy at the start of the plateau. */
  readonly trainingNoise: number;
  /** Change from epoch `since` to the last epoch. */
  readonly change: Change;
}

/** The diagnosis of a run whose training diverged in epoch `since`, counted from 1. */
export interface DivergedDiagnosis {
  readonly verdict: 'diverged';
  readonly since: number;
  /** `not-finite`: a loss is NaN or infinite. `loss`: since then the training loss is above that of guessing. */
  readonly evidence: 'not-finite' | 'loss';
  /** The scores of guessing; null if the number of classes is unknown. */
  readonly chance: ChanceLevel | null;
  readonly best: BestEpoch | null;
  readonly noise: null;
  readonly change: null;
}

/** The diagnosis of a run whose best accuracy is not significantly above that of guessing. */
export interface NotLearnedDiagnosis {
  readonly verdict: 'not-learned';
  readonly since: null;
  readonly best: BestEpoch;
  readonly noise: null;
  readonly change: null;
  /** The scores of guessing. */
  readonly chance: ChanceLevel;
}

/** The diagnosis of a run without validation, or with fewer than 3 epochs. */
export interface UnjudgedDiagnosis {
  readonly verdict: 'unvalidated' | 'too-short';
  readonly since: null;
  readonly best: BestEpoch | null;
  /** Binomial standard error of the best validation accuracy; null if the run has no validation. */
  readonly noise: number | null;
  readonly change: null;
}

/** The result of `diagnose()`. Plain data, so JSON and `postMessage` preserve it. */
export type Diagnosis = CurveDiagnosis | DivergedDiagnosis | NotLearnedDiagnosis | UnjudgedDiagnosis;
