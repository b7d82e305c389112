import { bestEpoch } from './best-epoch.js';
import { checkInteger } from './check-integer.js';
import type { Change, Diagnosis } from './diagnosis.js';
import { findVerdict } from './find-verdict.js';
import type { History } from './history.js';
import { learningCurve } from './learning-curve.js';

/** The fewest epochs that `diagnose()` judges; a shorter run is `too-short`. */
export const MIN_DIAGNOSIS_EPOCHS = 3;

/**
 * Diagnoses a run: whether validation was still improving, reached a plateau or got worse, since which epoch, and by how
 * much. The README lists the rule for each verdict; `diagnose-error-rates.test.ts` measures how often they are wrong.
 *
 * @param history - One entry per epoch; the validation lists may be empty.
 * @param validationCount - Number of validation samples, for the noise of the validation scores. Ignored if the run has
 * no validation.
 * @param trainingCount - Number of training samples, for the noise of the training accuracy. Defaults to
 * `validationCount`, which overestimates that noise.
 * @throws InvalidArgumentError if the lengths of the lists disagree, an accuracy is outside 0 to 1, or a count is not an
 * integer of at least 1.
 */
export function diagnose(
  history: History,
  validationCount: number,
  trainingCount: number = validationCount,
): Diagnosis {
  const best = bestEpoch(history);
  if (best?.metric === 'val_accuracy') {
    checkInteger('validationCount', validationCount, 1);
    checkInteger('trainingCount', trainingCount, 1);
  }
  const diverged = divergedEpoch(history);
  if (diverged > 0) return { verdict: 'diverged', since: diverged, best, noise: null, change: null };
  const unjudged = { since: null, best, noise: null, change: null };
  if (best === null) return { verdict: 'too-short', ...unjudged };
  if (best.metric === 'accuracy') return { verdict: 'unvalidated', ...unjudged };
  const curve = learningCurve(history, validationCount, trainingCount);
  const { noise, trainingNoise } = curve;
  if (curve.last < MIN_DIAGNOSIS_EPOCHS) return { verdict: 'too-short', ...unjudged, noise };
  const finding = findVerdict(history, curve);
  return { ...finding, best, noise, trainingNoise, change: changeSince(history, finding.since) };
}

/** The first epoch, from 1, with a loss that is not finite; 0 if there is none. */
function divergedEpoch({ loss, val_loss }: History): number {
  const index = loss.findIndex(
    (value, i) => !Number.isFinite(value) || (i in val_loss && !Number.isFinite(val_loss[i])),
  );
  return index + 1;
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
