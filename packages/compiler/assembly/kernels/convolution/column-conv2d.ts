import { madd } from '../../lanes';
import { POINTS } from './winograd';

/*
 * The products of a convolution of one channel with a kernel of 5 rows, of one lane group, at each point (see winograd.ts).
 * `height` is a multiple of 4.
 *
 *   x̂ [8][height + 4][tiles] vectors     ŵ [8][5][filters] floats     ŷ [8][filters][height][tiles] vectors
 *
 *   ŷ[f][row][t] = Σ over ky of ŵ[ky][f] · x̂[row + ky][t]
 *
 * Registers hold the 5 weights of a filter and 8 rows of x̂, which make 4 rows of ŷ: 8 loads for 20 products.
 */
export function columnConv2d(
  xHat: usize,
  xHatPoint: i32,
  kernelHat: usize,
  kernelHatPoint: i32,
  kernelHatRow: i32,
  yHat: usize,
  yHatPoint: i32,
  yHatChannel: i32,
  filters: i32,
  height: i32,
  tiles: i32,
): void {
  const row = tiles << 4;
  for (let point = 0; point < POINTS; point++) {
    for (let f = 0; f < filters; f++) {
      let weight = kernelHat + (f << 2);
      const w0 = v128.load32_splat(weight);
      const w1 = v128.load32_splat((weight += kernelHatRow));
      const w2 = v128.load32_splat((weight += kernelHatRow));
      const w3 = v128.load32_splat((weight += kernelHatRow));
      const w4 = v128.load32_splat(weight + kernelHatRow);
      const line = yHat + f * yHatChannel;
      for (let column = 0; column < row; column += 16) {
        let x = xHat + column;
        let y = line + column;
        for (const end = y + height * row; y < end;) {
          let at = x;
          const x0 = v128.load(at),
            x1 = v128.load((at += row)),
            x2 = v128.load((at += row)),
            x3 = v128.load((at += row));
          x = at + row;
          const x4 = v128.load(x),
            x5 = v128.load((at = x + row)),
            x6 = v128.load((at += row)),
            x7 = v128.load(at + row);
          v128.store(y, sum5(x0, x1, x2, x3, x4, w0, w1, w2, w3, w4));
          v128.store((y += row), sum5(x1, x2, x3, x4, x5, w0, w1, w2, w3, w4));
          v128.store((y += row), sum5(x2, x3, x4, x5, x6, w0, w1, w2, w3, w4));
          v128.store((y += row), sum5(x3, x4, x5, x6, x7, w0, w1, w2, w3, w4));
          y += row;
        }
      }
    }
    xHat += xHatPoint;
    kernelHat += kernelHatPoint;
    yHat += yHatPoint;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function sum5(
  x0: v128,
  x1: v128,
  x2: v128,
  x3: v128,
  x4: v128,
  w0: v128,
  w1: v128,
  w2: v128,
  w3: v128,
  w4: v128,
): v128 {
  return madd(x4, w4, madd(x3, w3, madd(x2, w2, madd(x1, w1, f32x4.mul(x0, w0)))));
}
