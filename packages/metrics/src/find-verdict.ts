import type { CurveVerdict, Evidence } from './diagnosis.js';
import { hasWorsened } from './has-worsened.js';
import type { History } from './history.js';
import type { LearningCurve } from './learning-curve.js';
import { risingTrend } from './rising-trend.js';

/** A verdict, the epoch (from 1) at which it starts, and its evidence. */
export interface Finding {
  readonly verdict: CurveVerdict;
  readonly since: number;
  readonly evidence: Evidence;
}

/** The first verdict whose rule (see the README) applies to a run with validation, 3 epochs or more and finite losses. */
export function findVerdict(history: History, curve: LearningCurve): Finding {
  return (
    findWorsening(history, curve) ??
    findImprovement(history, curve) ??
    findFlatness(history, curve) ?? { verdict: 'plateaued', since: curve.plateau, evidence: 'accuracy' }
  );
}

function findWorsening(history: History, curve: LearningCurve): Finding | undefined {
  const { val_loss, val_accuracy } = history;
  const { last, best, lowestLoss, noise, lastNoise, lossNoise } = curve;
  if (hasWorsened(val_accuracy, lastNoise)) {
    return { verdict: worsening(history, curve, best), since: best, evidence: 'accuracy' };
  }
  const accuracyRose = val_accuracy[last - 1]! - val_accuracy[lowestLoss - 1]! > noise;
  const lossRose = hasWorsened(
    val_loss.map((loss) => -loss),
    lossNoise,
  );
  if (!lossRose || accuracyRose) return undefined;
  return { verdict: worsening(history, curve, lowestLoss), since: lowestLoss, evidence: 'loss' };
}

/** Validation got worse: `unstable` if training got worse too, otherwise `overfitting`. */
function worsening(history: History, curve: LearningCurve, since: number): 'unstable' | 'overfitting' {
  const { loss, accuracy } = history;
  const fell = accuracy[since - 1]! - accuracy[curve.last - 1]! > curve.trainingNoise;
  return fell && loss[curve.last - 1]! > loss[since - 1]! ? 'unstable' : 'overfitting';
}

function findImprovement({ val_loss, val_accuracy }: History, curve: LearningCurve): Finding | undefined {
  const { last, best, plateau, noise, lossNoise } = curve;
  const verdict = 'improving';
  const shortest = Math.max(2, Math.ceil(last / 10));
  if (last - plateau < shortest) {
    const isLower = val_accuracy[best - 1]! - val_accuracy[last - 1]! > noise;
    return { verdict, since: plateau, evidence: isLower ? 'recent' : 'accuracy' };
  }
  if (val_loss[plateau - 1]! - val_loss[last - 1]! > 2 * lossNoise) {
    return { verdict, since: plateau, evidence: 'loss' };
  }
  const rose = val_accuracy[last - 1]! - val_accuracy[plateau - 1]! > noise / 2;
  if (rose && risingTrend(val_accuracy.slice(plateau))) {
    return { verdict, since: plateau, evidence: 'trend' };
  }
  return undefined;
}

function findFlatness({ accuracy, val_accuracy }: History, curve: LearningCurve): Finding | undefined {
  const { last, best, noise, trainingNoise } = curve;
  const trainingRise = accuracy[last - 1]! - accuracy[0]!;
  const validationRise = val_accuracy[best - 1]! - val_accuracy[0]!;
  if (trainingRise > 2 * trainingNoise || validationRise > 2 * noise) return undefined;
  return { verdict: 'flat', since: 1, evidence: 'accuracy' };
}
