import { madd } from '../lanes';

/*
 * A dense layer over the lane groups (`columns`) of a block.
 *
 *   x       [inputs][columns] vectors, units `xUnit` bytes apart
 *   kernel  [inputs][outputs] floats, rows `kernelRow` bytes apart; outputs is padded to a multiple of 4
 *   y       [outputs][columns] vectors, units `yUnit` bytes apart
 *
 *   y[o][group] = bias[o] + Σ over i of kernel[i][o] · x[i][group]
 *
 * Registers hold a tile of 4 outputs by 2 groups; an input takes 4 splats and 2 loads for 8 products. There is no register for
 * more: V8 executes all loads of an iteration first, so a larger tile or an unrolled loop is slower.
 */
export function dense(
  x: usize,
  xUnit: i32,
  kernel: usize,
  kernelRow: i32,
  bias: usize,
  y: usize,
  yUnit: i32,
  inputs: i32,
  outputs: i32,
  columns: i32,
): void {
  for (let o = 0; o < outputs; o += 4) {
    let column = 0;
    for (; column + 2 <= columns; column += 2) {
      twoGroups(x + (column << 4), kernel, bias, y + (column << 4), inputs, xUnit, yUnit, kernelRow);
    }
    if (column < columns) {
      oneGroup(x + (column << 4), kernel, bias, y + (column << 4), inputs, xUnit, yUnit, kernelRow);
    }
    kernel += 16;
    bias += 16;
    y += yUnit << 2;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function twoGroups(
  x: usize,
  kernel: usize,
  bias: usize,
  y: usize,
  inputs: i32,
  xUnit: i32,
  yUnit: i32,
  kernelRow: i32,
): void {
  let a0 = v128.load32_splat(bias);
  let b0 = v128.load32_splat(bias, 4);
  let c0 = v128.load32_splat(bias, 8);
  let d0 = v128.load32_splat(bias, 12);
  let a1 = a0;
  let b1 = b0;
  let c1 = c0;
  let d1 = d0;
  for (const end = x + inputs * xUnit; x < end; x += xUnit) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const wa = v128.load32_splat(kernel);
    a0 = madd(x0, wa, a0);
    a1 = madd(x1, wa, a1);
    const wb = v128.load32_splat(kernel, 4);
    b0 = madd(x0, wb, b0);
    b1 = madd(x1, wb, b1);
    const wc = v128.load32_splat(kernel, 8);
    c0 = madd(x0, wc, c0);
    c1 = madd(x1, wc, c1);
    const wd = v128.load32_splat(kernel, 12);
    d0 = madd(x0, wd, d0);
    d1 = madd(x1, wd, d1);
    kernel += kernelRow;
  }
  v128.store(y, a0);
  v128.store(y, a1, 16);
  y += yUnit;
  v128.store(y, b0);
  v128.store(y, b1, 16);
  y += yUnit;
  v128.store(y, c0);
  v128.store(y, c1, 16);
  y += yUnit;
  v128.store(y, d0);
  v128.store(y, d1, 16);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function oneGroup(
  x: usize,
  kernel: usize,
  bias: usize,
  y: usize,
  inputs: i32,
  xUnit: i32,
  yUnit: i32,
  kernelRow: i32,
): void {
  let a = v128.load32_splat(bias);
  let b = v128.load32_splat(bias, 4);
  let c = v128.load32_splat(bias, 8);
  let d = v128.load32_splat(bias, 12);
  for (const end = x + inputs * xUnit; x < end; x += xUnit) {
    const x0 = v128.load(x);
    a = madd(x0, v128.load32_splat(kernel), a);
    b = madd(x0, v128.load32_splat(kernel, 4), b);
    c = madd(x0, v128.load32_splat(kernel, 8), c);
    d = madd(x0, v128.load32_splat(kernel, 12), d);
    kernel += kernelRow;
  }
  v128.store(y, a);
  v128.store(y + yUnit, b);
  v128.store(y + 2 * yUnit, c);
  v128.store(y + 3 * yUnit, d);
}
