import { sumLanes } from '../lanes';

/*
 * The gradient of a bias: dBias[u] = Σ over samples, rows, columns of dy[u][row][column], for `units` channels of an
 * image or, with one row, units of a matrix.
 */
export function biasGradient(
  dy: usize,
  dBias: usize,
  units: i32,
  rows: i32,
  columns: i32,
  dyRow: i32,
  dyUnit: i32,
): void {
  for (let u = 0; u < units; u++) {
    let a = f32x4.splat(0);
    let b = a;
    let line = dy;
    for (let row = 0; row < rows; row++) {
      const end = line + (columns << 4);
      let at = line;
      for (; at + 16 < end; at += 32) {
        a = f32x4.add(a, v128.load(at));
        b = f32x4.add(b, v128.load(at, 16));
      }
      if (at < end) a = f32x4.add(a, v128.load(at));
      line += dyRow;
    }
    const sum = f32x4.add(a, b);
    store<f32>(dBias, f32x4.extract_lane(sumLanes(sum, sum, sum, sum), 0));
    dBias += 4;
    dy += dyUnit;
  }
}
