import { type Tensor2, zeros } from '../tensor.js';

/**
 * Euclidean radial basis function units: the penalty of a class is the squared distance between the input and the center of
 * the class.
 *
 *     y[b, k] = Σ (x[b, j] − centers[k, j])²
 *
 *     x        [batch, inputs]
 *     centers  [classes, inputs], fixed
 *     y        [batch, classes]
 */
export function rbf(x: Tensor2, centers: Tensor2): Tensor2 {
  const [batch, inputs] = x.shape;
  const [classes] = centers.shape;
  const y = zeros([batch, classes]);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < classes; k++) {
      for (let j = 0; j < inputs; j++) {
        const difference = x.values[b * inputs + j]! - centers.values[k * inputs + j]!;
        y.values[b * classes + k]! += difference * difference;
      }
    }
  }
  return y;
}

/**
 * Backward pass of `rbf`.
 *
 *     dx[b, j] = Σ dy[b, k] · 2 (x[b, j] − centers[k, j])
 *
 *     dy  [batch, classes]
 *     dx  [batch, inputs]
 */
export function rbfBackward(x: Tensor2, centers: Tensor2, dy: Tensor2): Tensor2 {
  const [batch, inputs] = x.shape;
  const [classes] = centers.shape;
  const dx = zeros(x.shape);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < classes; k++) {
      for (let j = 0; j < inputs; j++) {
        const difference = x.values[b * inputs + j]! - centers.values[k * inputs + j]!;
        dx.values[b * inputs + j]! += dy.values[b * classes + k]! * 2 * difference;
      }
    }
  }
  return dx;
}
