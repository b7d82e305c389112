import { madd } from '../../lanes';

/*
 * The backward pass of a dense layer of one sample, and the update of its kernel, in one pass over the kernel.
 *
 *   x          [inputs] floats
 *   kernel     [inputs][outputs] floats, rows `kernelRow` bytes apart; outputs is a multiple of 4
 *   stepSizes  [inputs][outputs] floats, in the layout of the kernel
 *   dy         [outputs] floats
 *   dx         [inputs] floats
 *
 *   dx[i] = Σ over o of kernel[i][o] · dy[o],    kernel[i][o] ← kernel[i][o] − rate · x[i] · stepSizes[i][o] · dy[o]
 *
 * The gradient uses the kernel before the update.
 */
export function singleDenseStep(
  x: usize,
  kernel: usize,
  kernelRow: i32,
  stepSizes: usize,
  dy: usize,
  dx: usize,
  inputs: i32,
  outputs: i32,
  rate: f32,
): void {
  const descent = f32x4.splat(-rate);
  const end = outputs << 2;
  for (let i = 0; i < inputs; i++) {
    const step = f32x4.mul(v128.load32_splat(x + (i << 2)), descent);
    let a = f32x4.splat(0),
      b = a;
    let at = 0;
    for (; at + 32 <= end; at += 32) {
      const ga = v128.load(dy + at);
      const gb = v128.load(dy + at, 16);
      const wa = v128.load(kernel + at);
      const wb = v128.load(kernel + at, 16);
      a = madd(wa, ga, a);
      b = madd(wb, gb, b);
      v128.store(kernel + at, madd(step, f32x4.mul(v128.load(stepSizes + at), ga), wa));
      v128.store(kernel + at, madd(step, f32x4.mul(v128.load(stepSizes + at, 16), gb), wb), 16);
    }
    if (at < end) {
      const gradient = v128.load(dy + at);
      const weight = v128.load(kernel + at);
      a = madd(weight, gradient, a);
      v128.store(kernel + at, madd(step, f32x4.mul(v128.load(stepSizes + at), gradient), weight));
    }
    store<f32>(dx + (i << 2), sumOfLanes(f32x4.add(a, b)));
    kernel += kernelRow;
    stepSizes += kernelRow;
  }
}

/**
 * Second derivatives of the same layer, added to `sums`, which has the layout of the kernel:
 *
 *   hx[i] = Σ over o of kernel[i][o]² · hy[o],    sums[i][o] += x[i]² · hy[o]
 */
export function singleDenseCurvature(
  x: usize,
  kernel: usize,
  kernelRow: i32,
  sums: usize,
  hy: usize,
  hx: usize,
  inputs: i32,
  outputs: i32,
): void {
  for (let i = 0; i < inputs; i++) {
    const value = v128.load32_splat(x + (i << 2));
    const square = f32x4.mul(value, value);
    let sum = f32x4.splat(0);
    for (let at = 0; at < outputs << 2; at += 16) {
      const second = v128.load(hy + at);
      const weight = v128.load(kernel + at);
      sum = madd(f32x4.mul(weight, weight), second, sum);
      v128.store(sums + at, madd(square, second, v128.load(sums + at)));
    }
    store<f32>(hx + (i << 2), sumOfLanes(sum));
    kernel += kernelRow;
    sums += kernelRow;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function sumOfLanes(a: v128): f32 {
  const pairs = f32x4.add(a, v128.shuffle<i64>(a, a, 1, 0));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}
