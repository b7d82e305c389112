import { exp4 } from './exp';

/*
 * Class probabilities of the lane groups (`columns`) of a block: p = softmax(z) over the classes, written sample by sample.
 *
 *   z              [classes][columns] vectors, `zUnit` bytes apart; overwritten
 *   probabilities  [columns · 4][classes] floats
 */
export function softmax(z: usize, zUnit: i32, probabilities: usize, classes: i32, columns: i32): void {
  for (let column = 0; column < columns; column++) {
    const sum = exponentials(z, z, classes, zUnit, zUnit, largest(z, classes, zUnit));
    const inverse = f32x4.div(f32x4.splat(1), sum);
    for (let k = 0; k < classes; k++) {
      const p = f32x4.mul(v128.load(z + k * zUnit), inverse);
      const to = probabilities + (k << 2);
      v128.store32_lane(to, p, 0);
      v128.store32_lane(to + (classes << 2), p, 1);
      v128.store32_lane(to + (classes << 3), p, 2);
      v128.store32_lane(to + classes * 12, p, 3);
    }
    z += 16;
    probabilities += classes << 4;
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
