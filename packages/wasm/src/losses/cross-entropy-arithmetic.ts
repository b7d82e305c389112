/** The loss takes no probability for smaller than this, as tfjs and Keras do. */
const SMALLEST_FOR_LOSS = 1e-7;

/**
 * The gradient divides by none smaller than this. It is far below the other one, so that a sample that is wholly wrong
 * still gets the gradient that softmax and logarithm together have: p − 1.
 */
const SMALLEST_FOR_GRADIENT = 1e-30;

/** Index of the first label that is no class, or −1. */
export function firstInvalidLabel(labels: ArrayLike<number>, classes: number): number {
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] as number;
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) return row;
  }
  return -1;
}

/** loss = −Σ t·ln p, where t is 1 − s + s/classes for the label and s/classes for the others. */
export function crossEntropyLosses(
  labels: ArrayLike<number>,
  probabilities: Float32Array,
  losses: Float32Array,
  classes: number,
  smoothing: number,
): void {
  const share = smoothing / classes;
  for (let row = 0; row < losses.length; row++) {
    const start = row * classes;
    let loss = (smoothing - 1) * surprise(probabilities[start + (labels[row] as number)] as number);
    if (share > 0) {
      for (let c = 0; c < classes; c++) loss -= share * surprise(probabilities[start + c] as number);
    }
    losses[row] = loss;
  }
}

function surprise(probability: number): number {
  return Math.log(Math.max(probability, SMALLEST_FOR_LOSS));
}

/** d loss / dp = −t / p, times the gradient of the loss. */
export function crossEntropyGradient(
  labels: ArrayLike<number>,
  probabilities: Float32Array,
  dLosses: Float32Array,
  dProbabilities: Float32Array,
  classes: number,
  smoothing: number,
): void {
  const share = smoothing / classes;
  for (let row = 0; row < dLosses.length; row++) {
    const dLoss = dLosses[row] as number;
    for (let c = 0; c < classes; c++) {
      const target = share + (c === labels[row] ? 1 - smoothing : 0);
      const probability = Math.max(probabilities[row * classes + c] as number, SMALLEST_FOR_GRADIENT);
      dProbabilities[row * classes + c] = (-dLoss * target) / probability;
    }
  }
}
