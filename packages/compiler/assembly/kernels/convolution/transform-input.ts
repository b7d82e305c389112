import { madd } from '../../lanes';
import { Constant, constant, storeOpposites } from './winograd';

/*
 * Transforms the input of a convolution, of one lane group (see winograd.ts).
 *
 *   x [channels][rows][columns] vectors, including its border of zeros
 *   x̂ [8][pieces][channels][rows][tiles] vectors
 *
 *   x̂ = B x per tile of 8 columns; tiles start `tile` columns apart
 *
 * A kernel that is too wide for one polynomial is cut into adjacent pieces. Each piece reads x `pieceBytes` further to the
 * right than the one before.
 */
export function transformInput(
  x: usize,
  xRow: i32,
  xChannel: i32,
  xStep: i32,
  xHat: usize,
  xHatPoint: i32,
  xHatChannel: i32,
  pieces: i32,
  pieceBytes: i32,
  channels: i32,
  rows: i32,
  tiles: i32,
  tile: i32,
): void {
  const half = constant(Constant.half);
  const quarter = constant(Constant.quarter);
  const two = constant(Constant.two);
  const four = constant(Constant.four);
  const k = constant(Constant.fiveAndQuarter);
  const m = constant(Constant.minusFourAndQuarter);
  const n = constant(Constant.minusTwoAndHalf);
  const q = constant(Constant.minusOneAndQuarter);
  const r = constant(Constant.minusFive);
  for (let p = 0; p < pieces; p++) {
    for (let c = 0; c < channels; c++) {
      let hat = xHat;
      for (let row = 0; row < rows; row++) {
        let at = x + c * xChannel + row * xRow;
        for (let t = 0; t < tiles; t++) {
          let from = at;
          const x0 = v128.load(from),
            x1 = v128.load((from += xStep)),
            x2 = v128.load((from += xStep)),
            x3 = v128.load((from += xStep)),
            x4 = v128.load((from += xStep)),
            x5 = v128.load((from += xStep)),
            x6 = v128.load((from += xStep)),
            x7 = v128.load(from + xStep);
          let to = hat;
          v128.store(to, madd(f32x4.sub(x4, x2), k, f32x4.sub(x0, x6)));
          to = storeOpposites(to, xHatPoint, madd(x4, m, f32x4.add(x2, x6)), madd(x3, m, f32x4.add(x1, x5)));
          const middle = f32x4.mul(x3, n);
          const even2 = madd(x2, quarter, madd(x4, q, x6));
          to = storeOpposites(to, xHatPoint, even2, madd(x1, half, madd(x5, two, middle)));
          const evenHalf = madd(x2, four, madd(x4, r, x6));
          to = storeOpposites(to, xHatPoint, evenHalf, madd(x1, two, madd(x5, half, middle)));
          v128.store(to + xHatPoint, madd(f32x4.sub(x3, x5), k, f32x4.sub(x7, x1)));
          at += tile * xStep;
          hat += 16;
        }
      }
      xHat += xHatChannel;
    }
    x += pieceBytes;
  }
}

/**
 * dx = Bᵀ dx̂, summed over the pieces and tiles that read a value.
 *
 *   dx̂ [8][pieces][channels][rows][tiles] vectors    dx [channels][rows][columns] vectors
 *
 * Rows of dx include the left and right border of x. The gradient of the border is written there and never read.
 */
export function transformInputGradient(
  dxHat: usize,
  dxHatPoint: i32,
  dxHatChannel: i32,
  dx: usize,
  dxRow: i32,
  dxChannel: i32,
  dxStep: i32,
  pieces: i32,
  pieceBytes: i32,
  channels: i32,
  rows: i32,
  bytes: i32,
  tiles: i32,
  tile: i32,
): void {
  const zero = f32x4.splat(0);
  const half = constant(Constant.half);
  const quarter = constant(Constant.quarter);
  const two = constant(Constant.two);
  const four = constant(Constant.four);
  const k = constant(Constant.fiveAndQuarter);
  const m = constant(Constant.minusFourAndQuarter);
  const n = constant(Constant.minusTwoAndHalf);
  const q = constant(Constant.minusOneAndQuarter);
  const r = constant(Constant.minusFive);
  // Each tile overlaps half of the next one, which the registers r0 … r3 hold, so that every value is written once.
  const inRegisters = tile === 4 && pieces === 1;
  for (let c = 0; c < channels; c++) {
    if (!inRegisters) memory.fill(dx, 0, bytes);
    for (let p = 0; p < pieces; p++) {
      let tiled = dxHat + p * channels * dxHatChannel;
      for (let row = 0; row < rows; row++) {
        let at = dx + p * pieceBytes + row * dxRow;
        let r0 = zero,
          r1 = zero,
          r2 = zero,
          r3 = zero;
        for (let t = 0; t < tiles; t++) {
          let hat = tiled;
          const v0 = v128.load(hat);
          let a = v128.load((hat += dxHatPoint)),
            b = v128.load((hat += dxHatPoint));
          const even1 = f32x4.add(a, b),
            odd1 = f32x4.sub(a, b);
          a = v128.load((hat += dxHatPoint));
          b = v128.load((hat += dxHatPoint));
          const even2 = f32x4.add(a, b),
            odd2 = f32x4.sub(a, b);
          a = v128.load((hat += dxHatPoint));
          b = v128.load((hat += dxHatPoint));
          const evenHalf = f32x4.add(a, b),
            oddHalf = f32x4.sub(a, b);
          const v7 = v128.load(hat + dxHatPoint);
          const k0 = f32x4.mul(v0, k),
            k7 = f32x4.mul(v7, k);
          const d1 = f32x4.sub(madd(odd2, half, madd(oddHalf, two, odd1)), v7);
          const d2 = madd(even2, quarter, madd(evenHalf, four, f32x4.sub(even1, k0)));
          const d3 = madd(f32x4.add(odd2, oddHalf), n, madd(odd1, m, k7));
          const d4 = madd(even2, q, madd(evenHalf, r, madd(even1, m, k0)));
          const d5 = madd(odd2, two, madd(oddHalf, half, f32x4.sub(odd1, k7)));
          const d6 = f32x4.add(f32x4.add(even1, even2), f32x4.sub(evenHalf, v0));
          let to = at;
          if (inRegisters) {
            v128.store(to, f32x4.add(r0, v0));
            v128.store((to += dxStep), f32x4.add(r1, d1));
            v128.store((to += dxStep), f32x4.add(r2, d2));
            v128.store(to + dxStep, f32x4.add(r3, d3));
            r0 = d4;
            r1 = d5;
            r2 = d6;
            r3 = v7;
          } else {
            add(to, v0);
            add((to += dxStep), d1);
            add((to += dxStep), d2);
            add((to += dxStep), d3);
            add((to += dxStep), d4);
            add((to += dxStep), d5);
            add((to += dxStep), d6);
            add(to + dxStep, v7);
          }
          at += tile * dxStep;
          tiled += 16;
        }
        if (inRegisters) {
          v128.store(at, r0);
          v128.store((at += dxStep), r1);
          v128.store((at += dxStep), r2);
          v128.store(at + dxStep, r3);
        }
      }
    }
    dxHat += dxHatChannel;
    dx += dxChannel;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function add(at: usize, value: v128): void {
  v128.store(at, f32x4.add(v128.load(at), value));
}
