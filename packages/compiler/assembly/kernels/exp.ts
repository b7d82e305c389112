import { madd } from '../lanes';

/*
 * eˣ = 2ⁿ · eʳ, n the nearest integer to x / ln 2, so |r| ≤ ln 2 / 2; eʳ is computed by the polynomial of
 * Cephes' expf (Moshier), within 2 units in the last place. Below −87.3 the result would be subnormal, so x is clamped there,
 * and to 88.3 above. ln 2 is subtracted in two parts, the first with few bits, so that n · ln 2 is exact enough.
 */
const constants: usize = memory.data<f32>([
  88.3, -87.3, 1.44269504088896341, -0.693359375, 2.1219444e-4, 1.98756915e-4, 1.3981999507e-3,
  8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1,
]);

// @ts-ignore: a decorator of AssemblyScript
@inline
export function exp4(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, v128.load32_splat(constants)), v128.load32_splat(constants, 4));
  const n = f32x4.nearest(f32x4.mul(x, v128.load32_splat(constants, 8)));
  const r = madd(n, v128.load32_splat(constants, 16), madd(n, v128.load32_splat(constants, 12), x));
  let p = madd(r, v128.load32_splat(constants, 20), v128.load32_splat(constants, 24));
  p = madd(r, p, v128.load32_splat(constants, 28));
  p = madd(r, p, v128.load32_splat(constants, 32));
  p = madd(r, p, v128.load32_splat(constants, 36));
  p = madd(r, p, v128.load32_splat(constants, 40));
  const one = v128.load32_splat(constants, 44);
  p = f32x4.add(madd(f32x4.mul(r, r), p, r), one);
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, exponent);
}
