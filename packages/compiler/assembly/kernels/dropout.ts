import { GOLDEN_RATIO, mix } from './mix';

/*
 * Dropout of the images of one lane group or of the columns of a matrix: y = x · scale where the mask keeps a value, else
 * 0. The gradient is the same kernel on dy.
 *
 * The mask is a pure function of (seed, layer, step, place in the batch, unit): it has no state and does not depend on any
 * order, so any number of threads and any resumed run compute the same mask. `key` is derived from seed and layer, `first`
 * is the place in the batch of the first lane, `drop` is rate · 2³², `scale` is 1 / (1 − rate).
 */
export function dropout(
  x: usize,
  xRow: i32,
  xUnit: i32,
  y: usize,
  yRow: i32,
  yUnit: i32,
  units: i32,
  rows: i32,
  columns: i32,
  columnsAreGroups: bool,
  key: i32,
  drop: i32,
  scale: f32,
  step: i32,
  first: i32,
): void {
  const stepKey = i32x4.splat(mix(step ^ mix(key)));
  const limit = i32x4.splat(drop);
  const scales = f32x4.splat(scale);
  const lanes = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  let unit = 0;
  for (let u = 0; u < units; u++) {
    for (let row = 0; row < rows; row++) {
      const from = x + u * xUnit + row * xRow;
      const to = y + u * yUnit + row * yRow;
      for (let column = 0; column < columns; column++) {
        // The columns of a matrix are lane groups; those of an image are pixels of one lane group.
        const place = columnsAreGroups ? i32x4.add(lanes, i32x4.splat(column << 2)) : lanes;
        const id = columnsAreGroups ? unit : unit + column;
        const draw = mix4(i32x4.add(mix4(i32x4.add(place, i32x4.splat(id * GOLDEN_RATIO))), stepKey));
        const value = f32x4.mul(v128.load(from + (column << 4)), scales);
        v128.store(to + (column << 4), v128.and(value, i32x4.ge_u(draw, limit)));
      }
      unit += columnsAreGroups ? 1 : columns;
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function mix4(words: v128): v128 {
  let x = v128.xor(words, i32x4.shr_u(words, 16));
  x = i32x4.mul(x, i32x4.splat(0x7feb352d));
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}
