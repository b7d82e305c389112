import { formatQuantity } from '@lenet5/core';
import {
  type CurveDiagnosis,
  type Diagnosis,
  type DivergedDiagnosis,
  type History,
  MIN_DIAGNOSIS_EPOCHS,
  type NotLearnedDiagnosis,
} from '@lenet5/metrics';
import { accuracyFormat, formatNoise } from '../drawing/accuracy-format.js';

/** A history and its diagnosis, which the sentence describes. */
interface DiagnosedRun extends CurveDiagnosis {
  readonly history: History;
}

/**
 * Describes a diagnosis in one English sentence, with numbers and advice.
 *
 * @param history - The history that was diagnosed.
 * @param diagnosis - The result of `diagnose(history, …)` of `@lenet5/metrics`.
 *
 * @example
 * ```ts
 * import { diagnose } from '@lenet5/metrics';
 * import { diagnosisSentence } from '@lenet5/report';
 *
 * const history = { loss: [0.3], accuracy: [0.9], val_loss: [0.2], val_accuracy: [0.94] };
 * const diagnosis = diagnose(history, { validationCount: 10_000 });
 * console.log(diagnosisSentence(history, diagnosis));
 * // 1 epoch is too few to judge convergence: train for at least 3 epochs.
 * ```
 */
export function diagnosisSentence(history: History, diagnosis: Diagnosis): string {
  switch (diagnosis.verdict) {
    case 'diverged':
      return diverged(history, diagnosis);
    case 'not-learned':
      return notLearned(history, diagnosis);
    case 'unvalidated':
      return unvalidated(history);
    case 'too-short':
      return tooShort(history);
    case 'unstable':
      return unstable({ ...diagnosis, history });
    case 'overfitting':
      return overfitting({ ...diagnosis, history });
    case 'improving':
      return improving({ ...diagnosis, history });
    case 'flat':
      return flat({ ...diagnosis, history });
    case 'plateaued':
      return plateaued({ ...diagnosis, history });
  }
}

function diverged(history: History, { since, evidence, chance, best }: DivergedDiagnosis): string {
  const { loss } = history;
  const earlier =
    best && best.epoch < since && best.value > (chance?.accuracy ?? 0)
      ? ` or use the weights of epoch ${best.epoch}`
      : '';
  const remedy = `so try a lower learning rate${earlier}`;
  if (evidence === 'not-finite') {
    const which = Number.isFinite(loss[since - 1]) ? 'validation' : 'training';
    return `Training diverged: the ${which} loss of epoch ${since} is not a finite number, ${remedy}.`;
  }
  const guessing = chance ? ` (${chance.loss.toFixed(2)})` : '';
  const from = since < loss.length ? `from epoch ${since} on the training loss is` : 'the training loss is';
  return `Training diverged: ${from} worse than that of guessing${guessing} and ends at ${formatLoss(loss.at(-1)!)}, ${remedy}.`;
}

function notLearned({ accuracy }: History, { best, chance }: NotLearnedDiagnosis): string {
  const { percent } = accuracyFormat(1e-3);
  const kind = best.metric === 'accuracy' ? 'training' : 'validation';
  const fact = `the best ${kind} accuracy, ${percent(best.value)}, is no better than guessing`;
  const trained = Math.max(...accuracy);
  if (best.metric === 'val_accuracy' && trained > 2 * chance.accuracy) {
    return (
      `The model has learned nothing that applies to the validation images: ${fact}, although training accuracy reached ` +
      `${percent(trained)}. Check the validation labels, or try a lower learning rate.`
    );
  }
  return `The model has not learned: ${fact}. Try a lower learning rate, or a higher one if it is very low.`;
}

function unvalidated({ accuracy }: History): string {
  const reached = accuracyFormat(1e-3).percent(accuracy.at(-1) ?? 0);
  return (
    `Training accuracy is ${reached} after ${epochsText(accuracy.length)}, but the run has no validation, so its accuracy ` +
    'on new images is unknown.'
  );
}

function tooShort({ loss }: History): string {
  if (loss.length === 0) return 'No epoch has ended yet.';
  const few = loss.length === 1 ? '1 epoch is' : `${loss.length} epochs are`;
  return `${few} too few to judge convergence: train for at least ${MIN_DIAGNOSIS_EPOCHS} epochs.`;
}

function unstable({ history, since, evidence, noise }: DiagnosedRun): string {
  const worse =
    evidence === 'loss'
      ? `training loss rose ${lossSpan(history.loss, since)} and validation loss ${lossSpan(history.val_loss, since)}`
      : `training accuracy fell ${span(history.accuracy, since, noise)} and validation accuracy ` +
        `${span(history.val_accuracy, since, noise)} (noise ${formatNoise(noise)})`;
  return (
    `Training became unstable after epoch ${since}: ${worse}, so try a lower learning rate or use the weights of epoch ` +
    `${since}.`
  );
}

function overfitting({ history, since, evidence, noise }: DiagnosedRun): string {
  const worse =
    evidence === 'loss'
      ? `Validation loss rose ${lossSpan(history.val_loss, since)} after epoch ${since} while training loss changed ` +
        `${lossSpan(history.loss, since)} and validation accuracy ${span(history.val_accuracy, since, noise)}`
      : `Validation accuracy fell ${span(history.val_accuracy, since, noise)} after epoch ${since} ` +
        `(noise ${formatNoise(noise)}) while training accuracy changed ${span(history.accuracy, since, noise)}`;
  return `${worse}: the model is overfitting, so use the weights of epoch ${since}.`;
}

function improving({ history, since, evidence, noise, best }: DiagnosedRun): string {
  const accuracies = span(history.val_accuracy, since, noise);
  if (evidence === 'loss') {
    return (
      `Validation loss was still falling at the end (${lossSpan(history.val_loss, since)} since epoch ${since}), while ` +
      `validation accuracy changed within its noise (${accuracies}, noise ${formatNoise(noise)}): more epochs may help.`
    );
  }
  if (evidence === 'trend') {
    return (
      `Validation accuracy was still rising slowly at the end (${accuracies} since epoch ${since}, noise ` +
      `${formatNoise(noise)}): more epochs may help.`
    );
  }
  const { percent } = accuracyFormat(noise);
  const reached = percent(best.value);
  if (evidence === 'recent') {
    const { val_accuracy } = history;
    return (
      `Validation accuracy was best in epoch ${best.epoch} of ${val_accuracy.length} (${reached}, noise ` +
      `${formatNoise(noise)}) and ended at ${percent(val_accuracy.at(-1)!)}: train for more epochs to see whether it still rises.`
    );
  }
  return `Validation accuracy was still rising at the end (best ${reached}, noise ${formatNoise(noise)}): more epochs may help.`;
}

function flat({ history, noise }: DiagnosedRun): string {
  return (
    `No accuracy rose by more than twice its noise (${formatNoise(noise)}) after epoch 1: training accuracy changed ` +
    `${span(history.accuracy, 1, noise)} and validation accuracy ${span(history.val_accuracy, 1, noise)}, so either the ` +
    'model learned everything in the first epoch or the learning rate is unsuitable.'
  );
}

function plateaued({ history, since, noise, trainingNoise, change }: DiagnosedRun): string {
  const reached = accuracyFormat(noise).percent(history.val_accuracy[since - 1]!);
  const stopped = `Validation accuracy stopped improving after epoch ${since} (${reached}, noise ${formatNoise(noise)})`;
  const enough = `${epochsText(since)} would have been enough`;
  if (change.training <= trainingNoise) {
    return `${stopped}, and so did training accuracy (${span(history.accuracy, since, noise)}): ${enough}.`;
  }
  const { percent, points } = accuracyFormat(Math.min(noise, change.training));
  return (
    `${stopped} while training accuracy rose a further ${points(change.training)} to ` +
    `${percent(history.accuracy.at(-1)!)}: ${enough}.`
  );
}

function span(accuracies: readonly number[], since: number, noise: number): string {
  const { percent } = accuracyFormat(noise);
  return `from ${percent(accuracies[since - 1]!)} to ${percent(accuracies.at(-1)!)}`;
}

function lossSpan(losses: readonly number[], since: number): string {
  return `from ${losses[since - 1]!.toPrecision(3)} to ${losses.at(-1)!.toPrecision(3)}`;
}

function formatLoss(loss: number): string {
  return loss < 1000 ? loss.toPrecision(3) : Math.round(loss).toLocaleString('en-US');
}

function epochsText(epochs: number): string {
  return formatQuantity(epochs, 'epoch');
}
