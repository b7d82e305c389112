import {
  type CurveDiagnosis,
  type Diagnosis,
  type DivergedDiagnosis,
  type History,
  MIN_DIAGNOSIS_EPOCHS,
  type NotLearnedDiagnosis,
} from '@lenet5/metrics';
import { count, decimals, localized, percentage } from '../language/format.js';
import type { LaterTexts } from '../language/later/en.js';
import { laterTexts } from '../language/texts.js';

/** Formats accuracies, of which `noise` is the standard error: 1 decimal for 0.0012, 2 for 0.0003, at most 3. */
const digitsFor = (noise: number): number => Math.min(Math.max(Math.ceil(-Math.log10(100 * noise)), 1), 3);

const words = (): LaterTexts['train']['diagnoses'] => laterTexts.value.train.diagnoses;

const noiseText = (noise: number): string =>
  `±${words().points(localized(String(Number((100 * noise).toPrecision(2)))))}`;

/** A diagnosis as a sentence with numbers and advice: that of `@lenet5/report`, in the language of the page. */
export function diagnosisText(history: History, diagnosis: Diagnosis): string {
  switch (diagnosis.verdict) {
    case 'diverged':
      return diverged(history, diagnosis);
    case 'not-learned':
      return notLearned(history, diagnosis);
    case 'unvalidated': {
      const { accuracy } = history;
      return words().unvalidated(percentage(accuracy.at(-1) ?? 0, 1), words().epochs(accuracy.length));
    }
    case 'too-short':
      return words().tooShort(history.loss.length, MIN_DIAGNOSIS_EPOCHS);
    default:
      return ofCurves(history, diagnosis);
  }
}

function diverged({ loss }: History, { since, evidence, chance, best }: DivergedDiagnosis): string {
  const hasBetter = best && best.epoch < since && best.value > (chance?.accuracy ?? 0);
  const { lowerRate, lowerRateOrEpoch, notFinite, worseFromEpoch, worseThanGuessing } = words();
  const remedy = hasBetter ? lowerRateOrEpoch(best.epoch) : lowerRate;
  if (evidence === 'not-finite') {
    return notFinite[Number.isFinite(loss[since - 1]) ? 'validation' : 'training'](since, remedy);
  }
  const guessing = chance ? ` (${decimals(chance.loss, 2)})` : '';
  const last = loss.at(-1) ?? 0;
  const end = last < 1000 ? localized(last.toPrecision(3)) : count(last);
  return since < loss.length
    ? worseFromEpoch(since, guessing, end, remedy)
    : worseThanGuessing(guessing, end, remedy);
}

function notLearned({ accuracy }: History, { best, chance }: NotLearnedDiagnosis): string {
  const trained = Math.max(...accuracy);
  const reached = percentage(best.value, 1);
  if (best.metric === 'val_accuracy' && trained > 2 * chance.accuracy) {
    return words().nothingApplies(reached, percentage(trained, 1));
  }
  return words().notLearned[best.metric === 'accuracy' ? 'training' : 'validation'](reached);
}

function ofCurves(history: History, diagnosis: CurveDiagnosis): string {
  const { verdict, evidence, since, noise, best } = diagnosis;
  const { accuracy, val_accuracy, loss, val_loss } = history;
  const digits = digitsFor(noise);
  const percent = (value: number | undefined): string => percentage(value ?? 0, digits);
  const change = (values: readonly number[], from = since): string =>
    words().span(percent(values[from - 1]), percent(values.at(-1)));
  const lossChange = (values: readonly number[]): string => {
    const [from, to] = [values[since - 1] ?? 0, values.at(-1) ?? 0];
    return words().span(localized(from.toPrecision(3)), localized(to.toPrecision(3)));
  };
  const [ofLoss, plusMinus] = [evidence === 'loss', noiseText(noise)];
  const { unstable, overfitting, improving, flat } = words();
  switch (verdict) {
    case 'unstable':
      return ofLoss
        ? unstable.loss(since, lossChange(loss), lossChange(val_loss))
        : unstable.accuracy(since, change(accuracy), change(val_accuracy), plusMinus);
    case 'overfitting':
      return ofLoss
        ? overfitting.loss(since, lossChange(val_loss), lossChange(loss), change(val_accuracy))
        : overfitting.accuracy(since, change(val_accuracy), change(accuracy), plusMinus);
    case 'improving':
      if (ofLoss) return improving.loss(lossChange(val_loss), since, change(val_accuracy), plusMinus);
      if (evidence === 'trend') return improving.trend(change(val_accuracy), since, plusMinus);
      if (evidence !== 'recent') return improving.accuracy(percent(best.value), plusMinus);
      return improving.recent(
        best.epoch,
        val_accuracy.length,
        percent(best.value),
        plusMinus,
        percent(val_accuracy.at(-1)),
      );
    case 'flat':
      return flat(plusMinus, change(accuracy, 1), change(val_accuracy, 1));
    case 'plateaued':
      return plateaued(history, diagnosis, change(accuracy));
  }
}

function plateaued(history: History, diagnosis: CurveDiagnosis, training: string): string {
  const { since, noise, trainingNoise, change } = diagnosis;
  const reached = percentage(history.val_accuracy[since - 1] ?? 0, digitsFor(noise));
  const epochs = words().epochs(since);
  if (change.training <= trainingNoise) {
    return words().plateaued.both(since, reached, noiseText(noise), training, epochs);
  }
  const digits = digitsFor(Math.min(noise, change.training));
  const rise = words().points(decimals(100 * change.training, digits));
  const end = percentage(history.accuracy.at(-1) ?? 0, digits);
  return words().plateaued.validation(since, reached, noiseText(noise), rise, end, epochs);
}
