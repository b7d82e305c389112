import { type Finding, trainingRose } from './find-verdict.js';
import type { History } from './history.js';
import type { LearningCurve } from './learning-curve.js';
import { noiseText, percentFormat } from './percent.js';

/** Tells a finding of `findVerdict` in one sentence. */
export function diagnosisSentence(history: History, curve: LearningCurve, finding: Finding): string {
  switch (finding.verdict) {
    case 'unstable':
      return unstable(history, curve, finding);
    case 'overfitting':
      return finding.sign === 'loss'
        ? overfittingByLoss(history, curve, finding.since)
        : overfittingByAccuracy(history, curve, finding.since);
    case 'improving':
      return improving(history, curve, finding);
    case 'flat':
      return flat(history, curve);
    default:
      return plateaued(history, curve);
  }
}

function unstable(history: History, curve: LearningCurve, { since, sign }: Finding): string {
  const worse =
    sign === 'loss'
      ? `training loss rose ${lossSpan(history.loss, since, curve.last)} and validation loss ` +
        lossSpan(history.val_loss, since, curve.last)
      : `training accuracy fell ${span(history.accuracy, since, curve)} and validation accuracy ` +
        `${span(history.val_accuracy, since, curve)} (noise ${noiseText(curve.noise)})`;
  return (
    `Training became unstable after epoch ${since}: ${worse}, so try a lower learning rate, or keep the weights of ` +
    `epoch ${since}.`
  );
}

function overfittingByAccuracy(history: History, curve: LearningCurve, since: number): string {
  return (
    `Validation accuracy has fallen since epoch ${since}, ${span(history.val_accuracy, since, curve)} ` +
    `(noise ${noiseText(curve.noise)}), while training accuracy went ${span(history.accuracy, since, curve)}: ` +
    `the model is overfitting, so keep the weights of epoch ${since}.`
  );
}

function overfittingByLoss(history: History, curve: LearningCurve, since: number): string {
  return (
    `Validation loss has risen since epoch ${since}, ${lossSpan(history.val_loss, since, curve.last)}, ` +
    `while training loss went ${lossSpan(history.loss, since, curve.last)} and validation accuracy ` +
    `${span(history.val_accuracy, since, curve)}: the model is overfitting, so keep the weights of epoch ${since}.`
  );
}

function improving(history: History, curve: LearningCurve, { since, sign }: Finding): string {
  const { last, noise } = curve;
  if (sign === 'loss') {
    const accuracies = span(history.val_accuracy, since, curve);
    return (
      `Validation loss is still falling, ${lossSpan(history.val_loss, since, last)} since epoch ${since}, though ` +
      `validation accuracy moves within its noise (${accuracies}, ${noiseText(noise)}), so more epochs may pay.`
    );
  }
  if (sign === 'trend') {
    return (
      `Validation accuracy is still creeping up within its noise (${noiseText(noise)}), ` +
      `${span(history.val_accuracy, since, curve)} since epoch ${since}, so more epochs may pay.`
    );
  }
  const reached = percentFormat(noise).percent(history.val_accuracy[curve.best - 1]!);
  return (
    `Validation accuracy is still improving: epoch ${since} of ${last} was the first within the noise ` +
    `(${noiseText(noise)}) of the best, ${reached}, so more epochs may pay.`
  );
}

function flat(history: History, curve: LearningCurve): string {
  return (
    `Nothing rose by more than twice its noise (${noiseText(curve.noise)}) after epoch 1: training accuracy went ` +
    `${span(history.accuracy, 1, curve)} and validation accuracy ${span(history.val_accuracy, 1, curve)}, so either ` +
    'the first epoch taught all there was to learn, or the learning rate does not suit the model.'
  );
}

function plateaued(history: History, curve: LearningCurve): string {
  const { plateau, last, noise } = curve;
  const reached = percentFormat(noise).percent(history.val_accuracy[plateau - 1]!);
  const stopped = `Validation accuracy stopped improving after epoch ${plateau} (${reached}, noise ${noiseText(noise)})`;
  const enough = `${plateau} ${plateau === 1 ? 'epoch' : 'epochs'} would have done`;
  if (!trainingRose(history, curve)) {
    return `${stopped}, and so did training accuracy, ${span(history.accuracy, plateau, curve)}: ${enough}.`;
  }
  const now = history.accuracy[last - 1]!;
  const rise = now - history.accuracy[plateau - 1]!;
  const { percent, points } = percentFormat(Math.min(noise, rise));
  return (
    `${stopped} while training accuracy rose a further ${points(rise)} to ${percent(now)}: ` +
    `the model is past its plateau, ${enough}.`
  );
}

function span(accuracies: readonly number[], since: number, { last, noise }: LearningCurve): string {
  const { percent } = percentFormat(noise);
  return `from ${percent(accuracies[since - 1]!)} to ${percent(accuracies[last - 1]!)}`;
}

function lossSpan(losses: readonly number[], since: number, last: number): string {
  return `from ${losses[since - 1]!.toPrecision(3)} to ${losses[last - 1]!.toPrecision(3)}`;
}
