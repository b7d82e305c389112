import { madd } from '../lanes';

/*
 * Euclidean radial basis function units for the lane groups (`columns`) of a block, as logits: the negative squared distance
 * between the input and the center of each class.
 *
 *   x        [inputs][columns] vectors, `xUnit` bytes apart
 *   centers  [classes][inputs] floats; one more row follows if the number of classes is odd
 *   z        [classes][columns] vectors, `zUnit` bytes apart:  z[k] = −Σ over j of (x[j] − centers[k][j])²
 *
 * Registers hold the sums of two classes, so that one addition need not wait for the one before.
 */
export function rbf(
  x: usize,
  xUnit: i32,
  centers: usize,
  z: usize,
  zUnit: i32,
  inputs: i32,
  classes: i32,
  columns: i32,
): void {
  const center = inputs << 2;
  for (let column = 0; column < columns << 4; column += 16) {
    for (let k = 0; k < classes; k += 2) {
      const row = centers + k * center;
      let from = x + column;
      let a = f32x4.splat(0),
        b = a;
      for (let at = row; at < row + center; at += 4) {
        const value = v128.load(from);
        const da = f32x4.sub(value, v128.load32_splat(at));
        const db = f32x4.sub(value, v128.load32_splat(at + center));
        a = madd(da, da, a);
        b = madd(db, db, b);
        from += xUnit;
      }
      const to = z + column + k * zUnit;
      v128.store(to, f32x4.neg(a));
      if (k + 1 < classes) v128.store(to + zUnit, f32x4.neg(b));
    }
  }
}

/** dx[j] = −2 Σ over k of dz[k] · (x[j] − centers[k][j]). */
export function rbfGradient(
  x: usize,
  xUnit: i32,
  centers: usize,
  dz: usize,
  dzUnit: i32,
  dx: usize,
  dxUnit: i32,
  inputs: i32,
  classes: i32,
  columns: i32,
): void {
  const factor = f32x4.splat(-2);
  for (let column = 0; column < columns << 4; column += 16) {
    for (let j = 0; j < inputs; j++) {
      const value = v128.load(x + column + j * xUnit);
      let center = centers + (j << 2);
      let from = dz + column;
      let sum = f32x4.splat(0);
      for (let k = 0; k < classes; k++) {
        sum = madd(v128.load(from), f32x4.sub(value, v128.load32_splat(center)), sum);
        center += inputs << 2;
        from += dzUnit;
      }
      v128.store(dx + column + j * dxUnit, f32x4.mul(sum, factor));
    }
  }
}
