import { type Tensor1, type Tensor2, zeros } from '../tensor.js';

/** A loss of the paper: `mse` is equation 8, `map` is equation 9 with the constant j. */
export type PenaltyLoss = { readonly name: 'mse' } | { readonly name: 'map'; readonly j: number };

/**
 * Class probabilities of penalties. These and the probability of "none of these", whose penalty is j, sum to 1.
 *
 *     p[b, k] = exp(−y[b, k]) / (exp(−j) + Σ exp(−y[b, i]))
 *
 *     y  [batch, classes]
 *     p  [batch, classes]
 */
export function softmin({ shape, values }: Tensor2, j: number): Tensor2 {
  const [batch, classes] = shape;
  const p = zeros(shape);
  for (let b = 0; b < batch; b++) {
    // The smallest penalty is subtracted first, so that no exponential overflows and the sum is not zero.
    const row = values.subarray(b * classes, (b + 1) * classes);
    const smallest = Math.min(j, ...row);
    let sum = Math.exp(smallest - j);
    for (const penalty of row) sum += Math.exp(smallest - penalty);
    for (let k = 0; k < classes; k++) p.values[b * classes + k] = Math.exp(smallest - row[k]!) / sum;
  }
  return p;
}

/**
 * The loss of each sample.
 *
 *     mse  loss[b] = y[b, label[b]]
 *     map  loss[b] = y[b, label[b]] + ln(exp(−j) + Σ exp(−y[b, i])) = −ln softmin(y)[b, label[b]]
 *
 *     y       [batch, classes]
 *     labels  [batch]
 *     loss    [batch]
 */
export function penaltyLoss(y: Tensor2, labels: ArrayLike<number>, loss: PenaltyLoss): Tensor1 {
  const [batch, classes] = y.shape;
  const losses = zeros([batch]);
  for (let b = 0; b < batch; b++) {
    const row = y.values.subarray(b * classes, (b + 1) * classes);
    const penalty = row[labels[b]!]!;
    losses.values[b] = penalty;
    if (loss.name === 'map') {
      const smallest = Math.min(loss.j, ...row);
      const sum = row.reduce(
        (total, other) => total + Math.exp(smallest - other),
        Math.exp(smallest - loss.j),
      );
      losses.values[b] = penalty - smallest + Math.log(sum);
    }
  }
  return losses;
}

/**
 * Backward pass of `penaltyLoss`.
 *
 *     mse  dy[b, k] = dLosses[b] · [k = label[b]]
 *     map  dy[b, k] = dLosses[b] · ([k = label[b]] − p[b, k])
 *
 *     dLosses  [batch]
 *     dy       [batch, classes]
 */
export function penaltyLossBackward(
  y: Tensor2,
  labels: ArrayLike<number>,
  dLosses: Tensor1,
  loss: PenaltyLoss,
): Tensor2 {
  const [batch, classes] = y.shape;
  const p = loss.name === 'map' ? softmin(y, loss.j) : zeros(y.shape);
  const dy = zeros(y.shape);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < classes; k++) {
      const target = k === labels[b] ? 1 : 0;
      dy.values[b * classes + k] = dLosses.values[b]! * (target - p.values[b * classes + k]!);
    }
  }
  return dy;
}

/**
 * Second derivatives of `penaltyLoss` with respect to the input x of the `rbf` units. They are never negative.
 *
 *     g[k]       = 2 (x[b, j] − centers[k, j]), the derivative of y[b, k]
 *     mse        hx[b, j] = 2
 *     map        hx[b, j] = 2 (1 − Σ p[b, k]) + Σ p[b, k] · g[k]² − (Σ p[b, k] · g[k])²
 *
 *     x        [batch, inputs]
 *     centers  [classes, inputs]
 *     y        [batch, classes], the penalties
 *     hx       [batch, inputs]
 */
export function penaltyLossSecond(x: Tensor2, centers: Tensor2, y: Tensor2, loss: PenaltyLoss): Tensor2 {
  const [batch, inputs] = x.shape;
  const [classes] = centers.shape;
  const p = loss.name === 'map' ? softmin(y, loss.j) : zeros(y.shape);
  const hx = zeros(x.shape);
  for (let b = 0; b < batch; b++) {
    for (let j = 0; j < inputs; j++) {
      let [total, mean, meanSquare] = [0, 0, 0];
      for (let k = 0; k < classes; k++) {
        const probability = p.values[b * classes + k]!;
        const g = 2 * (x.values[b * inputs + j]! - centers.values[k * inputs + j]!);
        total += probability;
        mean += probability * g;
        meanSquare += probability * g * g;
      }
      hx.values[b * inputs + j] = 2 * (1 - total) + meanSquare - mean * mean;
    }
  }
  return hx;
}
