import { madd, sumLanes } from '../../lanes';

/*
 * The gradient of the kernel of a convolution of any stride and dilation, from one lane group (see conv2d.ts).
 *
 *   dKernel  [taps][filters] floats, rows `dKernelRow` bytes apart
 *   dy       [filters][height][width] vectors
 *
 *   dKernel[r][f] = Σ over samples and pixels i of dy[f][i] · x[place of i + offsets[r]]
 *
 * Registers hold a tile of 2 taps by 4 filters; a pixel takes 6 loads for 8 products. The lanes are summed at the end.
 */
export function directKernelGradient(
  x: usize,
  offsets: usize,
  places: usize,
  dy: usize,
  dyChannel: i32,
  dKernel: usize,
  dKernelRow: i32,
  taps: i32,
  filters: i32,
  pixels: i32,
): void {
  const end = places + (pixels << 3);
  for (let tap = 0; tap < taps; tap += 2) {
    const first = x + load<i32>(offsets);
    const second = tap + 1 < taps ? x + load<i32>(offsets, 4) : first;
    let line = dy;
    for (let to = dKernel; to < dKernel + (filters << 2); to += 16) {
      const line1 = line + dyChannel;
      const line2 = line1 + dyChannel;
      const line3 = line2 + dyChannel;
      let a0 = f32x4.splat(0),
        a1 = a0,
        a2 = a0,
        a3 = a0;
      let b0 = a0,
        b1 = a0,
        b2 = a0,
        b3 = a0;
      for (let place = places; place < end; place += 8) {
        const from = load<i32>(place);
        const at = load<i32>(place, 4);
        const x0 = v128.load(first + from);
        const x1 = v128.load(second + from);
        const d0 = v128.load(line + at);
        a0 = madd(x0, d0, a0);
        b0 = madd(x1, d0, b0);
        const d1 = v128.load(line1 + at);
        a1 = madd(x0, d1, a1);
        b1 = madd(x1, d1, b1);
        const d2 = v128.load(line2 + at);
        a2 = madd(x0, d2, a2);
        b2 = madd(x1, d2, b2);
        const d3 = v128.load(line3 + at);
        a3 = madd(x0, d3, a3);
        b3 = madd(x1, d3, b3);
      }
      v128.store(to, sumLanes(a0, a1, a2, a3));
      if (tap + 1 < taps) v128.store(to + dKernelRow, sumLanes(b0, b1, b2, b3));
      line += dyChannel << 2;
    }
    offsets += 8;
    dKernel += dKernelRow << 1;
  }
}
