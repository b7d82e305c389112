import { madd } from '../lanes';

/*
 * ln x for positive normal x: x = 2ᵉ · m with m from √½ to √2, ln m computed by the polynomial of Cephes' logf (Moshier),
 * within 2 units in the last place.
 */
const constants: usize = memory.data<f32>([
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1, -2.1219444e-4, 0.693359375, -0.5, 1,
]);

/** The bits of √½. Subtracting them makes the exponent of x change at √½ instead of 1. */
const SQRT_HALF: i32 = 0x3f3504f3;

// @ts-ignore: a decorator of AssemblyScript
@inline
export function log4(x: v128): v128 {
  const shifted = i32x4.sub(x, i32x4.splat(SQRT_HALF));
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23));
  const fraction = v128.and(shifted, i32x4.splat(0x007fffff));
  const m = f32x4.sub(i32x4.add(fraction, i32x4.splat(SQRT_HALF)), v128.load32_splat(constants, 48));
  const m2 = f32x4.mul(m, m);
  let p = madd(m, v128.load32_splat(constants), v128.load32_splat(constants, 4));
  p = madd(m, p, v128.load32_splat(constants, 8));
  p = madd(m, p, v128.load32_splat(constants, 12));
  p = madd(m, p, v128.load32_splat(constants, 16));
  p = madd(m, p, v128.load32_splat(constants, 20));
  p = madd(m, p, v128.load32_splat(constants, 24));
  p = madd(m, p, v128.load32_splat(constants, 28));
  p = madd(m, p, v128.load32_splat(constants, 32));
  let y = f32x4.mul(f32x4.mul(m2, m), p);
  y = madd(e, v128.load32_splat(constants, 36), y);
  y = madd(m2, v128.load32_splat(constants, 44), y);
  return madd(e, v128.load32_splat(constants, 40), f32x4.add(m, y));
}
