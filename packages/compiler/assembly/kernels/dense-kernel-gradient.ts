import { madd, sumLanes } from '../lanes';

/** Bytes between the units of the matrices of a plan for batches of up to 32 samples. */
const USUAL_UNIT: i32 = 128;

/*
 * The gradient of the kernel of a dense layer over the whole batch, for a range of slices of 2 rows.
 *
 *   dKernel[i][o] = Σ over samples of x[i][sample] · dy[o][sample]      outputs is padded to a multiple of 4
 *
 * Registers hold a tile of 2 inputs by 4 outputs; a lane group takes 6 loads for 8 products, and the lanes are summed at
 * the end. Lanes after the last sample of a batch have dy = 0. Where the strides are constants, the addresses of the 6 loads
 * take 2 additions instead of 6.
 */
export function denseKernelGradient(
  x: usize,
  xUnit: i32,
  dy: usize,
  dyUnit: i32,
  dKernel: usize,
  dKernelRow: i32,
  outputs: i32,
  columns: i32,
  from: i32,
  to: i32,
): void {
  x += from * xUnit * 2;
  dKernel += from * dKernelRow * 2;
  for (let slice = from; slice < to; slice++) {
    let unit = dy;
    for (let o = 0; o < outputs << 2; o += 16) {
      if (xUnit === USUAL_UNIT && dyUnit === USUAL_UNIT)
        tile(x, unit, dKernel + o, columns, USUAL_UNIT, USUAL_UNIT, dKernelRow);
      else tile(x, unit, dKernel + o, columns, xUnit, dyUnit, dKernelRow);
      unit += dyUnit << 2;
    }
    x += xUnit << 1;
    dKernel += dKernelRow << 1;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function tile(
  x: usize,
  dy: usize,
  dKernel: usize,
  columns: i32,
  xUnit: i32,
  dyUnit: i32,
  dKernelRow: i32,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (const end = x + (columns << 4); x < end; x += 16) {
    const xa = v128.load(x);
    const xb = v128.load(x + xUnit);
    const d0 = v128.load(dy);
    a0 = madd(xa, d0, a0);
    b0 = madd(xb, d0, b0);
    const d1 = v128.load(dy + dyUnit);
    a1 = madd(xa, d1, a1);
    b1 = madd(xb, d1, b1);
    const d2 = v128.load(dy + 2 * dyUnit);
    a2 = madd(xa, d2, a2);
    b2 = madd(xb, d2, b2);
    const d3 = v128.load(dy + 3 * dyUnit);
    a3 = madd(xa, d3, a3);
    b3 = madd(xb, d3, b3);
    dy += 16;
  }
  v128.store(dKernel, sumLanes(a0, a1, a2, a3));
  v128.store(dKernel + dKernelRow, sumLanes(b0, b1, b2, b3));
}
