import { bestEpoch } from './best-epoch.js';
import { checkInteger } from './check-integer.js';
import type { Change, Diagnosis } from './diagnosis.js';
import { diagnosisSentence } from './diagnosis-sentence.js';
import { findVerdict } from './find-verdict.js';
import type { History } from './history.js';
import { learningCurve } from './learning-curve.js';
import { percentFormat } from './percent.js';

/** Two epochs make a line, not a curve. */
const FEWEST_EPOCHS = 3;

/**
 * Tells whether more epochs would have helped, or fewer: when validation stopped improving while training went on,
 * since which epoch and by how much, with the noise of the validation set taken into account.
 *
 * The noise, σ, is the binomial standard error √(p(1 − p)/n) of the best validation accuracy. Two epochs are scored on
 * the same n samples and share most of their mistakes, so the noise of their difference is about σ as well (σ exactly
 * where their mistakes correlate by ½, less above). A verdict is the first of these that holds:
 * 1. `diverged`: a loss is not a finite number.
 * 2. `too-short`: no epoch; `unvalidated`: no validation; `too-short`: fewer than 3 epochs.
 * 3. `overfitting`: validation accuracy ends below its best by 2σ with a falling trend since its plateau began
 *    (Mann–Kendall test, 5 %), or by 4σ in both of the last two epochs, or by 8σ in the last; or validation loss ends
 *    above its lowest likewise, accuracy not having risen by σ since. (`unstable` where training accuracy and loss got
 *    worse too.) Here σ is the larger of the best and the last epoch's, and that of the loss is taken to be the same
 *    share of it as that of the error rate.
 * 4. `improving`: the plateau, which begins with the first epoch within σ of the best validation accuracy (Breiman's
 *    one-standard-error rule), is shorter than 2 epochs or a tenth of the run; or validation loss fell by 2σ since it
 *    began; or validation accuracy rose by σ/2 since, with a rising trend.
 * 5. `flat`: neither accuracy rose by 2 of its own σ after epoch 1.
 * 6. `plateaued`.
 *
 * Training accuracy is an epoch's running mean, measured while the weights changed: in epoch 1 it lags far behind
 * validation, so a rise since epoch 1 says little.
 *
 * @param history - One entry an epoch; the validation lists may be empty.
 * @param validationCount - How many samples were validated on; not used where none were.
 * @param trainingCount - How many were trained on, for the noise of training accuracy; as many as validated on, which
 * overrates that noise, where it is not given.
 * @throws InvalidArgumentError where the lists' lengths do not agree, an accuracy is outside 0 to 1, or a count is not
 * an integer of at least 1.
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
  const early = diagnoseWithoutCurve(history);
  if (early) return { ...early, best, noise: null, change: null };
  const curve = learningCurve(history, validationCount, trainingCount);
  if (curve.last < FEWEST_EPOCHS) {
    const sentence = `A run of ${epochsText(curve.last)} is too short to tell a plateau: train at least ${FEWEST_EPOCHS}.`;
    return { verdict: 'too-short', sentence, since: null, best, noise: curve.noise, change: null };
  }
  const finding = findVerdict(history, curve);
  const { verdict, since } = finding;
  const sentence = diagnosisSentence(history, curve, finding);
  return { verdict, sentence, since, best, noise: curve.noise, change: changeSince(history, since) };
}

function diagnoseWithoutCurve(
  history: History,
): Pick<Diagnosis, 'verdict' | 'sentence' | 'since'> | undefined {
  const epochs = history.loss.length;
  const broken = history.loss.findIndex(
    (loss, i) => !Number.isFinite(loss) || (i in history.val_loss && !Number.isFinite(history.val_loss[i])),
  );
  if (broken >= 0) {
    const which = Number.isFinite(history.loss[broken]) ? 'validation' : 'training';
    const sentence = `Training diverged: the ${which} loss of epoch ${broken + 1} is not a finite number, so try a lower learning rate.`;
    return { verdict: 'diverged', sentence, since: broken + 1 };
  }
  if (epochs === 0) return { verdict: 'too-short', sentence: 'No epoch has ended yet.', since: null };
  if (history.val_accuracy.length > 0) return undefined;
  const reached = percentFormat(1e-3).percent(history.accuracy[epochs - 1]!);
  const sentence =
    `Training accuracy is ${reached} after ${epochsText(epochs)}, but nothing was validated, so how well the model does ` +
    'on new samples cannot be told.';
  return { verdict: 'unvalidated', sentence, since: null };
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

function epochsText(epochs: number): string {
  return epochs === 1 ? '1 epoch' : `${epochs} epochs`;
}
