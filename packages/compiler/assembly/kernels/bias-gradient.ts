import { sumLanes } from '../lanes';

/*
 * The gradient of a bias: dBias[u] = Σ over samples, rows and columns of dy[u][row][column], for the channels of the images
 * of one lane group.
 */
export function biasGradient(
  dy: usize,
  dyRow: i32,
  dyUnit: i32,
  dBias: usize,
  units: i32,
  rows: i32,
  columns: i32,
): void {
  for (let u = 0; u < units; u++) {
    let a = f32x4.splat(0),
      b = a,
      c = a,
      d = a;
    let line = dy;
    for (let row = 0; row < rows; row++) {
      const end = line + (columns << 4);
      let at = line;
      for (; at + 48 < end; at += 64) {
        a = f32x4.add(a, v128.load(at));
        b = f32x4.add(b, v128.load(at, 16));
        c = f32x4.add(c, v128.load(at, 32));
        d = f32x4.add(d, v128.load(at, 48));
      }
      for (; at < end; at += 16) a = f32x4.add(a, v128.load(at));
      line += dyRow;
    }
    const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
    store<f32>(dBias, f32x4.extract_lane(sumLanes(sum, sum, sum, sum), 0));
    dBias += 4;
    dy += dyUnit;
  }
}

/** The same for the units of a matrix, over all lane groups of the batch. */
export function denseBiasGradient(dy: usize, dyUnit: i32, dBias: usize, units: i32, columns: i32): void {
  biasGradient(dy, 0, dyUnit, dBias, units, 1, columns);
}
