import type { History } from '@lenet5/metrics';

/**
 * A run with the published training and validation accuracies in epochs 1, 5 and 10 (89.8 / 98.2, 98.9 / 98.6 and 99.4 /
 * 98.6 %) and the published peak of 98.9 %. The other values are made up.
 */
export const publishedRun: History = {
  loss: [0.34, 0.11, 0.075, 0.058, 0.045, 0.037, 0.03, 0.026, 0.022, 0.019],
  accuracy: [0.898, 0.966, 0.977, 0.982, 0.989, 0.9895, 0.991, 0.992, 0.9935, 0.994],
  val_loss: [0.09, 0.06, 0.055, 0.048, 0.045, 0.043, 0.046, 0.044, 0.047, 0.05],
  val_accuracy: [0.982, 0.983, 0.984, 0.985, 0.986, 0.987, 0.989, 0.986, 0.9865, 0.986],
};

/** The published run with `factor` times the mistakes and losses. */
export function worseRun(factor: number): History {
  const multiply = (values: readonly number[]): number[] => values.map((value) => value * factor);
  const reduce = (values: readonly number[]): number[] => values.map((value) => 1 - (1 - value) * factor);
  const { loss, accuracy, val_loss, val_accuracy } = publishedRun;
  return {
    loss: multiply(loss),
    accuracy: reduce(accuracy),
    val_loss: multiply(val_loss),
    val_accuracy: reduce(val_accuracy),
  };
}

/** A name that breaks a page that does not escape it. */
export const HOSTILE = `</title></style><script>alert(1)</script><img src=x onerror="alert('2')">&amp;\u0000\u202E`;
