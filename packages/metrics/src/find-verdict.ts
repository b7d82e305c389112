import type { Verdict } from './diagnosis.js';
import { hasWorsened } from './has-worsened.js';
import type { History } from './history.js';
import type { LearningCurve } from './learning-curve.js';
import { risingTrend } from './rising-trend.js';

/** A verdict, the epoch since which it holds, and which of its signs was seen. */
export interface Finding {
  readonly verdict: Verdict;
  readonly since: number;
  readonly sign: 'accuracy' | 'loss' | 'trend';
}

/** Judges a validated run of 3 epochs or more and finite losses. The signs are told in the docstring of `diagnose`. */
export function findVerdict(history: History, curve: LearningCurve): Finding {
  return (
    findWorsening(history, curve) ??
    findImprovement(history, curve) ??
    findFlatness(history, curve) ?? { verdict: 'plateaued', since: curve.plateau, sign: 'accuracy' }
  );
}

/** Whether training accuracy rose by more than its noise after the plateau epoch. */
export function trainingRose(
  { accuracy }: History,
  { plateau, last, trainingNoise }: LearningCurve,
): boolean {
  return accuracy[last - 1]! - accuracy[plateau - 1]! > trainingNoise;
}

function findWorsening(history: History, curve: LearningCurve): Finding | undefined {
  const { val_loss, val_accuracy } = history;
  const { last, best, lowestLoss, noise, lastNoise, lossNoise } = curve;
  if (hasWorsened(val_accuracy, lastNoise)) {
    return { verdict: worsening(history, curve, best), since: best, sign: 'accuracy' };
  }
  const accuracyRose = val_accuracy[last - 1]! - val_accuracy[lowestLoss - 1]! > noise;
  const lossRose = hasWorsened(
    val_loss.map((loss) => -loss),
    lossNoise,
  );
  if (!lossRose || accuracyRose) return undefined;
  return { verdict: worsening(history, curve, lowestLoss), since: lowestLoss, sign: 'loss' };
}

/** Validation got worse: the model overfits, unless training got worse as well. */
function worsening(history: History, curve: LearningCurve, since: number): 'unstable' | 'overfitting' {
  const { loss, accuracy } = history;
  const fell = accuracy[since - 1]! - accuracy[curve.last - 1]! > curve.trainingNoise;
  return fell && loss[curve.last - 1]! > loss[since - 1]! ? 'unstable' : 'overfitting';
}

function findImprovement({ val_loss, val_accuracy }: History, curve: LearningCurve): Finding | undefined {
  const { last, plateau, noise, lossNoise } = curve;
  const verdict = 'improving';
  const patience = Math.max(2, Math.ceil(last / 10));
  if (last - plateau < patience) return { verdict, since: plateau, sign: 'accuracy' };
  if (val_loss[plateau - 1]! - val_loss[last - 1]! > 2 * lossNoise) {
    return { verdict, since: plateau, sign: 'loss' };
  }
  const rose = val_accuracy[last - 1]! - val_accuracy[plateau - 1]! > noise / 2;
  if (rose && risingTrend(val_accuracy.slice(plateau))) return { verdict, since: plateau, sign: 'trend' };
  return undefined;
}

function findFlatness({ accuracy, val_accuracy }: History, curve: LearningCurve): Finding | undefined {
  const { last, best, noise, trainingNoise } = curve;
  const trainingRise = accuracy[last - 1]! - accuracy[0]!;
  const validationRise = val_accuracy[best - 1]! - val_accuracy[0]!;
  if (trainingRise > 2 * trainingNoise || validationRise > 2 * noise) return undefined;
  return { verdict: 'flat', since: 1, sign: 'accuracy' };
}
