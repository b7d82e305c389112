import { madd } from '../lanes';

/*
 * The gradient of the input of a dense layer, for the lane groups (`columns`) of a block.
 *
 *   dx[i][group] = Σ over o of kernel[i][o] · dy[o][group]      inputs is padded to a multiple of 2
 *
 * Registers hold a tile of 2 inputs by 4 groups; an output takes 2 splats and 4 loads for 8 products.
 */
export function denseInputGradient(
  kernel: usize,
  kernelRow: i32,
  dy: usize,
  dyUnit: i32,
  dx: usize,
  dxUnit: i32,
  inputs: i32,
  outputs: i32,
  columns: i32,
): void {
  for (let i = 0; i < inputs; i += 2) {
    let column = 0;
    for (; column + 4 <= columns; column += 4) {
      fourGroups(kernel, dy + (column << 4), dx + (column << 4), outputs, dyUnit, dxUnit, kernelRow);
    }
    for (; column < columns; column++) {
      oneGroup(kernel, dy + (column << 4), dx + (column << 4), outputs, dyUnit, dxUnit, kernelRow);
    }
    kernel += kernelRow << 1;
    dx += dxUnit << 1;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fourGroups(
  kernel: usize,
  dy: usize,
  dx: usize,
  outputs: i32,
  dyUnit: i32,
  dxUnit: i32,
  kernelRow: i32,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (const end = kernel + (outputs << 2); kernel < end; kernel += 4) {
    const wa = v128.load32_splat(kernel);
    const wb = v128.load32_splat(kernel + kernelRow);
    const d0 = v128.load(dy);
    a0 = madd(d0, wa, a0);
    b0 = madd(d0, wb, b0);
    const d1 = v128.load(dy, 16);
    a1 = madd(d1, wa, a1);
    b1 = madd(d1, wb, b1);
    const d2 = v128.load(dy, 32);
    a2 = madd(d2, wa, a2);
    b2 = madd(d2, wb, b2);
    const d3 = v128.load(dy, 48);
    a3 = madd(d3, wa, a3);
    b3 = madd(d3, wb, b3);
    dy += dyUnit;
  }
  v128.store(dx, a0);
  v128.store(dx, a1, 16);
  v128.store(dx, a2, 32);
  v128.store(dx, a3, 48);
  dx += dxUnit;
  v128.store(dx, b0);
  v128.store(dx, b1, 16);
  v128.store(dx, b2, 32);
  v128.store(dx, b3, 48);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function oneGroup(
  kernel: usize,
  dy: usize,
  dx: usize,
  outputs: i32,
  dyUnit: i32,
  dxUnit: i32,
  kernelRow: i32,
): void {
  let a = f32x4.splat(0);
  let b = a;
  for (const end = kernel + (outputs << 2); kernel < end; kernel += 4) {
    const d = v128.load(dy);
    a = madd(d, v128.load32_splat(kernel), a);
    b = madd(d, v128.load32_splat(kernel + kernelRow), b);
    dy += dyUnit;
  }
  v128.store(dx, a);
  v128.store(dx + dxUnit, b);
}
