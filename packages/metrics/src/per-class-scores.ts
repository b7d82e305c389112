import { checkConfusion } from './check-confusion.js';
import type { ConfusionMatrix } from './confusion-matrix.js';

/** Precision, recall and their harmonic mean, each 0 to 1. */
export interface PrecisionRecall {
  /** The fraction of samples predicted as the class that belong to it. */
  readonly precision: number;
  /** The fraction of samples of the class that are predicted as it. */
  readonly recall: number;
  /** 2 · precision · recall / (precision + recall). */
  readonly f1: number;
}

/** The scores of one class. */
export interface ClassScore extends PrecisionRecall {
  /** The class. */
  readonly label: number;
  /** Number of samples of the class. */
  readonly support: number;
}

/** The scores of all classes and three averages of them. */
export interface PerClassScores {
  /** One entry per class, in order. */
  readonly perClass: readonly ClassScore[];
  /** The unweighted mean over the classes, including classes without samples. */
  readonly macro: PrecisionRecall;
  /** The mean over the classes, weighted by their support. */
  readonly weighted: PrecisionRecall;
  /** Computed from the sums over the classes. With one label per sample, all three values equal the accuracy. */
  readonly micro: PrecisionRecall;
}

/**
 * Precision, recall, F1 and support of each class, and their averages.
 *
 * 0/0 is 0, as in scikit-learn's `precision_recall_fscore_support` with `zero_division=0` and `labels=range(classes)`.
 *
 * @throws InvalidArgumentError if the shape of the counts is not `[classes, classes]`.
 *
 *
 * @example
 * ```ts
 * import { perClassScores } from '@lenet5/metrics';
 *
 * const confusion = { classes: 2, counts: Uint32Array.of(3, 1, 0, 4) };
 * const { perClass } = perClassScores(confusion);
 * console.log(perClass[1]); // { label: 1, precision: 0.8, recall: 1, f1: 0.889, support: 4 }
 * ```
 */
export function perClassScores(confusion: ConfusionMatrix): PerClassScores {
  checkConfusion(confusion);
  const { classes, counts } = confusion;
  const perClass: ClassScore[] = [];
  let correct = 0;
  let total = 0;
  for (let label = 0; label < classes; label++) {
    let support = 0;
    let predicted = 0;
    for (let other = 0; other < classes; other++) {
      support += counts[label * classes + other]!;
      predicted += counts[other * classes + label]!;
    }
    const hits = counts[label * classes + label]!;
    perClass.push({ label, ...scores(hits, predicted, support), support });
    correct += hits;
    total += support;
  }
  return {
    perClass,
    macro: average(perClass, () => 1),
    weighted: average(perClass, (score) => score.support),
    micro: scores(correct, total, total),
  };
}

/** With P = hits/predicted and R = hits/support, 2PR / (P + R) = 2 · hits / (predicted + support). */
function scores(hits: number, predicted: number, support: number): PrecisionRecall {
  return {
    precision: ratio(hits, predicted),
    recall: ratio(hits, support),
    f1: ratio(2 * hits, predicted + support),
  };
}

function average(perClass: readonly ClassScore[], weight: (score: ClassScore) => number): PrecisionRecall {
  const sum = (value: (score: ClassScore) => number): number =>
    perClass.reduce((total, score) => total + value(score), 0);
  const mean = (value: (score: ClassScore) => number): number =>
    ratio(
      sum((score) => value(score) * weight(score)),
      sum(weight),
    );
  return {
    precision: mean((score) => score.precision),
    recall: mean((score) => score.recall),
    f1: mean((score) => score.f1),
  };
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}
