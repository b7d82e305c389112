import { exp4 } from './exp';
import { storeLanes } from './store-lanes';

/*
 * Class probabilities of the lane groups (`columns`) of a block: p = softmax(z) over the classes, written sample by sample.
 *
 * With `rejects`, one more class has the constant logit `reject`; its probability is not written.
 *
 *   z              [classes][columns] vectors, `zUnit` bytes apart; overwritten
 *   probabilities  [columns · 4][classes] floats
 */
export function softmax(
  z: usize,
  zUnit: i32,
  probabilities: usize,
  classes: i32,
  rejects: bool,
  reject: f32,
  columns: i32,
): void {
  for (let column = 0; column < columns; column++) {
    let top = largest(z, classes, zUnit);
    if (rejects) top = f32x4.pmax(top, f32x4.splat(reject));
    let sum = exponentials(z, z, classes, zUnit, zUnit, top);
    if (rejects) sum = f32x4.add(sum, exp4(f32x4.sub(f32x4.splat(reject), top)));
    const inverse = f32x4.div(f32x4.splat(1), sum);
    for (let k = 0; k < classes; k++) {
      storeLanes(f32x4.mul(v128.load(z + k * zUnit), inverse), probabilities + (k << 2), classes);
    }
    z += 16;
    probabilities += classes << 4;
  }
}

/** The penalties −z, written in the same way. */
export function penalties(z: usize, zUnit: i32, y: usize, classes: i32, columns: i32): void {
  for (let column = 0; column < columns; column++) {
    for (let k = 0; k < classes; k++) storeLanes(f32x4.neg(v128.load(z + k * zUnit)), y + (k << 2), classes);
    z += 16;
    y += classes << 4;
  }
}

/** The largest of the `classes` values of each lane. */
export function largest(z: usize, classes: i32, zUnit: i32): v128 {
  let top = v128.load(z);
  for (let k = 1; k < classes; k++) top = f32x4.pmax(top, v128.load(z + k * zUnit));
  return top;
}

/** Writes to[k] = exp(z[k] − top) and returns the sum over k. */
export function exponentials(z: usize, to: usize, classes: i32, zUnit: i32, toUnit: i32, top: v128): v128 {
  let sum = f32x4.splat(0);
  for (let k = 0; k < classes; k++) {
    const e = exp4(f32x4.sub(v128.load(z + k * zUnit), top));
    v128.store(to + k * toUnit, e);
    sum = f32x4.add(sum, e);
  }
  return sum;
}
