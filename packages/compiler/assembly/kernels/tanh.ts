import { madd } from '../lanes';

/*
 * tanh x as x · P(x²) / Q(x²), degrees 13 and 6: the rational approximation of Eigen (ptanh_float), within a few units
 * in the last place. Beyond ±7.9 a float's tanh is ±1, and x is clamped.
 *
 * The constants are splatted from memory: V8 builds a vector constant anew where it is used. `pmin` and `pmax` are one
 * instruction each, `min` and `max` eight.
 */
const constants: usize = memory.data<f32>([
  7.90531110763549805, -7.90531110763549805,
  // P, from x¹² down
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
  6.37261928875436e-4, 4.89352455891786e-3,
  // Q, from x⁶ down
  1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3,
]);

// @ts-ignore: a decorator of AssemblyScript
@inline
export function tanh4(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, v128.load32_splat(constants)), v128.load32_splat(constants, 4));
  const x2 = f32x4.mul(x, x);
  let p = madd(x2, v128.load32_splat(constants, 8), v128.load32_splat(constants, 12));
  p = madd(x2, p, v128.load32_splat(constants, 16));
  p = madd(x2, p, v128.load32_splat(constants, 20));
  p = madd(x2, p, v128.load32_splat(constants, 24));
  p = madd(x2, p, v128.load32_splat(constants, 28));
  p = madd(x2, p, v128.load32_splat(constants, 32));
  let q = madd(x2, v128.load32_splat(constants, 36), v128.load32_splat(constants, 40));
  q = madd(x2, q, v128.load32_splat(constants, 44));
  q = madd(x2, q, v128.load32_splat(constants, 48));
  return f32x4.div(f32x4.mul(x, p), q);
}
