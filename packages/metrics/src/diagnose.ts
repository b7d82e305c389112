import { checkOptionNames } from '@lenet5/core';
import { bestEpoch } from './best-epoch.js';
import { chanceLevel } from './chance-level.js';
import { checkInteger } from './check-integer.js';
import type { Change, Diagnosis } from './diagnosis.js';
import { findDivergence, isAtChance } from './find-failure.js';
import { findVerdict } from './find-verdict.js';
import type { History } from './history.js';
import { learningCurve } from './learning-curve.js';

/** The fewest epochs that `diagnose()` judges; a shorter run is `too-short`. */
export const MIN_DIAGNOSIS_EPOCHS = 3;

/** What `diagnose()` needs to know about the data of a run. */
export interface RunCounts {
  /** Number of validation samples, for the noise of the validation scores. Required if the run has validation. */
  readonly validationCount?: number | undefined;
  /**
   * Number of training samples, for the noise of the training accuracy. Defaults to `validationCount`, which overestimates
   * that noise.
   */
  readonly trainingCount?: number | undefined;
  /** Number of classes, for the scores of guessing. Without it, a run that has not learned is not recognized. */
  readonly classes?: number | undefined;
}

/**
 * Diagnoses a run: whether training failed, or whether validation was still improving, reached a plateau or got worse,
 * since which epoch, and by how much. The README lists the rule for each verdict; `diagnose-error-rates.test.ts` measures
 * how often they are wrong.
 *
 * @param history - One entry per epoch; the validation lists may be empty.
 * @throws InvalidArgumentError if the lengths of the lists disagree, an accuracy is outside 0 to 1, or a count is not an
 * integer of at least 1 (`classes`: at least 2).
 *
 *
 * @example
 * ```ts
 * import { diagnose } from '@lenet5/metrics';
 *
 * const loss = [0.34, 0.12, 0.07, 0.04];
 * const accuracy = [0.898, 0.964, 0.981, 0.99];
 * const history = { loss, accuracy, val_loss: [0.12, 0.09, 0.15, 0.22], val_accuracy: [0.965, 0.975, 0.97, 0.965] };
 * const { verdict, since } = diagnose(history, { validationCount: 10_000 });
 * console.log(verdict, since); // overfitting 2
 * ```
 */
export function diagnose(history: History, counts: RunCounts): Diagnosis {
  checkOptionNames(counts, ['validationCount', 'trainingCount', 'classes']);
  const best = bestEpoch(history);
  const { validationCount = 0, trainingCount = validationCount, classes } = counts;
  if (best?.metric === 'val_accuracy') {
    checkInteger('validationCount', validationCount, 1);
    checkInteger('trainingCount', trainingCount, 1);
  }
  const chance = classes === undefined ? null : chanceLevel(classes);
  const divergence = findDivergence(history, chance);
  if (divergence) return { verdict: 'diverged', ...divergence, best, noise: null, change: null };
  const unjudged = { since: null, best, noise: null, change: null };
  if (best === null) return { verdict: 'too-short', ...unjudged };
  if (chance && isAtChance(history, chance, best.metric === 'accuracy' ? trainingCount : validationCount)) {
    return { verdict: 'not-learned', ...unjudged, best, chance };
  }
  if (best.metric === 'accuracy') return { verdict: 'unvalidated', ...unjudged };
  const curve = learningCurve(history, validationCount, trainingCount);
  const { noise, trainingNoise } = curve;
  if (curve.last < MIN_DIAGNOSIS_EPOCHS) return { verdict: 'too-short', ...unjudged, noise };
  const finding = findVerdict(history, curve);
  return { ...finding, best, noise, trainingNoise, change: changeSince(history, finding.since) };
}

function changeSince({ accuracy, val_accuracy }: History, since: number): Change {
  const last = accuracy.length - 1;
  const then = since - 1;
  return {
    training: accuracy[last]! - accuracy[then]!,
    validation: val_accuracy[last]! - val_accuracy[then]!,
    gapThen: accuracy[then]! - val_accuracy[then]!,
    gapNow: accuracy[last]! - val_accuracy[last]!,
  };
}
