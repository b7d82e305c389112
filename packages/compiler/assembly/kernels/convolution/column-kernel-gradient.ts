import { madd, sumLanes } from '../../lanes';
import { POINTS } from './winograd';

/*
 * The gradient of the kernel of a convolution of one channel with a kernel of 5 rows, from one lane group, at each point (see
 * column-conv2d.ts). `height` is a multiple of 4.
 *
 *   dŵ[ky][f] = Σ over samples, rows and tiles of dŷ[f][row][t] · x̂[row + ky][t]
 *
 * Registers hold the 5 sums of a filter. 6 rows of x̂ and 2 of dŷ take 8 loads for 10 products, which are
 * added in pairs, so that each sum waits for one addition instead of two. The lanes are summed once.
 */
export function columnKernelGradient(
  xHat: usize,
  xHatPoint: i32,
  dyHat: usize,
  dyHatPoint: i32,
  dyHatChannel: i32,
  dKernelHat: usize,
  dKernelHatPoint: i32,
  dKernelHatRow: i32,
  filters: i32,
  height: i32,
  tiles: i32,
): void {
  const row = tiles << 4;
  for (let point = 0; point < POINTS; point++) {
    for (let f = 0; f < filters; f++) {
      const line = dyHat + f * dyHatChannel;
      let a0 = f32x4.splat(0),
        a1 = a0,
        a2 = a0,
        a3 = a0,
        a4 = a0;
      for (let column = 0; column < row; column += 16) {
        let x = xHat + column;
        let dy = line + column;
        for (const end = dy + height * row; dy < end;) {
          let at = x;
          const x0 = v128.load(at),
            x1 = v128.load((at += row));
          x = at + row;
          const x2 = v128.load(x),
            x3 = v128.load((at = x + row)),
            x4 = v128.load((at += row)),
            x5 = v128.load(at + row);
          const d0 = v128.load(dy),
            d1 = v128.load((dy += row));
          dy += row;
          a0 = f32x4.add(a0, madd(x1, d1, f32x4.mul(x0, d0)));
          a1 = f32x4.add(a1, madd(x2, d1, f32x4.mul(x1, d0)));
          a2 = f32x4.add(a2, madd(x3, d1, f32x4.mul(x2, d0)));
          a3 = f32x4.add(a3, madd(x4, d1, f32x4.mul(x3, d0)));
          a4 = f32x4.add(a4, madd(x5, d1, f32x4.mul(x4, d0)));
        }
      }
      let to = dKernelHat + (f << 2);
      const sums = sumLanes(a0, a1, a2, a3);
      v128.store32_lane(to, sums, 0);
      v128.store32_lane((to += dKernelHatRow), sums, 1);
      v128.store32_lane((to += dKernelHatRow), sums, 2);
      v128.store32_lane((to += dKernelHatRow), sums, 3);
      v128.store32_lane(to + dKernelHatRow, sumLanes(a4, a4, a4, a4), 0);
    }
    xHat += xHatPoint;
    dyHat += dyHatPoint;
    dKernelHat += dKernelHatPoint;
  }
}
