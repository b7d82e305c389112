import { madd } from '../lanes';
import { exponentials, largest } from './softmax';
import { exp4 } from './exp';

/*
 * Second derivatives of the loss of one sample with respect to the input of radial basis function units (see rbf.ts). They are
 * never negative.
 *
 *   z      [classes] vectors of logits, `zUnit` bytes apart; overwritten
 *   hx     [inputs] vectors, `hxUnit` bytes apart
 *   g[k] = 2 (x[j] − centers[k][j]), the derivative of penalty k
 *
 * The loss is the penalty of the true class if `isPenalty`: hx[j] = 2. Otherwise it is the cross-entropy of the probabilities
 * p[k] and the probability q of "none of these", whose logit is `reject`. With the mean m = Σ p[k] · g[k],
 *
 *   hx[j] = q · (2 + m²) + Σ p[k] · (g[k] − m)²
 */
export function rbfCurvature(
  x: usize,
  xUnit: i32,
  centers: usize,
  z: usize,
  zUnit: i32,
  hx: usize,
  hxUnit: i32,
  inputs: i32,
  classes: i32,
  reject: f32,
  isPenalty: bool,
): void {
  const two = f32x4.splat(2);
  let none = f32x4.splat(1);
  if (!isPenalty) {
    const rejectLogit = f32x4.splat(reject);
    const top = f32x4.pmax(largest(z, classes, zUnit), rejectLogit);
    const rejected = exp4(f32x4.sub(rejectLogit, top));
    const inverse = f32x4.div(none, f32x4.add(exponentials(z, z, classes, zUnit, zUnit, top), rejected));
    for (let k = 0; k < classes; k++) v128.store(z + k * zUnit, f32x4.mul(v128.load(z + k * zUnit), inverse));
    none = f32x4.mul(rejected, inverse);
  }
  for (let j = 0; j < inputs; j++) {
    const value = v128.load(x + j * xUnit);
    const column = centers + (j << 2);
    const m = isPenalty ? f32x4.splat(0) : meanSlope(value, column, z, zUnit, inputs, classes);
    let sum = f32x4.mul(none, madd(m, m, two));
    for (let k = 0; k < classes && !isPenalty; k++) {
      const difference = f32x4.sub(slope(value, column + ((k * inputs) << 2)), m);
      sum = madd(v128.load(z + k * zUnit), f32x4.mul(difference, difference), sum);
    }
    v128.store(hx + j * hxUnit, sum);
  }
}

function meanSlope(value: v128, column: usize, p: usize, pUnit: i32, inputs: i32, classes: i32): v128 {
  let mean = f32x4.splat(0);
  for (let k = 0; k < classes; k++) {
    mean = madd(v128.load(p + k * pUnit), slope(value, column + ((k * inputs) << 2)), mean);
  }
  return mean;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function slope(value: v128, center: usize): v128 {
  return f32x4.mul(f32x4.splat(2), f32x4.sub(value, v128.load32_splat(center)));
}
