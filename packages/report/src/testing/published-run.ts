import type { History } from '@lenet5/metrics';

/**
 * A run with the published figures at epochs 1, 5 and 10 (train / val 89.8 / 98.2, 98.9 / 98.6, 99.4 / 98.6 %, peak val
 * 98.9 %), the epochs between them filled in by hand.
 */
export const publishedRun: History = {
  loss: [0.34, 0.11, 0.075, 0.058, 0.045, 0.037, 0.03, 0.026, 0.022, 0.019],
  accuracy: [0.898, 0.966, 0.977, 0.982, 0.989, 0.9895, 0.991, 0.992, 0.9935, 0.994],
  val_loss: [0.09, 0.06, 0.055, 0.048, 0.045, 0.043, 0.046, 0.044, 0.047, 0.05],
  val_accuracy: [0.982, 0.983, 0.984, 0.985, 0.986, 0.987, 0.989, 0.986, 0.9865, 0.986],
};

/** The same epochs with every mistake and loss `factor` times as large. */
export function worseRun(factor: number): History {
  const grow = (values: readonly number[]): number[] => values.map((value) => value * factor);
  const drop = (values: readonly number[]): number[] => values.map((value) => 1 - (1 - value) * factor);
  const { loss, accuracy, val_loss, val_accuracy } = publishedRun;
  return {
    loss: grow(loss),
    accuracy: drop(accuracy),
    val_loss: grow(val_loss),
    val_accuracy: drop(val_accuracy),
  };
}

/** What a person might name a run to break a page. */
export const HOSTILE = `</title></style><script>alert(1)</script><img src=x onerror="alert('2')">&amp;\u0000\u202E`;
