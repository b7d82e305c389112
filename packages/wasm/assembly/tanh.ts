/*
 * y = tanh x, for `count` values.
 *
 * Uses Eigen's rational approximation x · P(x²) / Q(x²) of degrees 13 and 6 (ptanh_float), accurate to a few units in the
 * last place. Beyond ±7.9 the tanh of a float is ±1, so x is clamped; pmin and pmax take one instruction each and propagate
 * NaN.
 *
 * The constants are read from `constants` (scratch memory for 13 vectors, filled here): V8 rebuilds a vector constant at each
 * use, which is slower than a memory operand.
 */
export function tanh(x: usize, y: usize, count: i32, constants: usize): void {
  fillConstants(constants);
  const end = x + (count & ~3) * 4;
  for (; x < end; x += 16) {
    v128.store(y, tanh4(v128.load(x), constants));
    y += 16;
  }
  for (let left = count & 3; left > 0; left--) {
    store<f32>(y, f32x4.extract_lane(tanh4(v128.load32_zero(x), constants), 0));
    x += 4;
    y += 4;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function tanh4(value: v128, constants: usize): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, v128.load(constants)), v128.load(constants, 16));
  const x2 = f32x4.mul(x, x);
  let p = f32x4.add(f32x4.mul(x2, v128.load(constants, 32)), v128.load(constants, 48));
  p = f32x4.add(f32x4.mul(x2, p), v128.load(constants, 64));
  p = f32x4.add(f32x4.mul(x2, p), v128.load(constants, 80));
  p = f32x4.add(f32x4.mul(x2, p), v128.load(constants, 96));
  p = f32x4.add(f32x4.mul(x2, p), v128.load(constants, 112));
  p = f32x4.add(f32x4.mul(x2, p), v128.load(constants, 128));
  let q = f32x4.add(f32x4.mul(x2, v128.load(constants, 144)), v128.load(constants, 160));
  q = f32x4.add(f32x4.mul(x2, q), v128.load(constants, 176));
  q = f32x4.add(f32x4.mul(x2, q), v128.load(constants, 192));
  return f32x4.div(f32x4.mul(x, p), q);
}

function fillConstants(at: usize): void {
  v128.store(at, f32x4.splat(7.90531110763549805));
  v128.store(at, f32x4.splat(-7.90531110763549805), 16);
  v128.store(at, f32x4.splat(-2.76076847742355e-16), 32);
  v128.store(at, f32x4.splat(2.00018790482477e-13), 48);
  v128.store(at, f32x4.splat(-8.60467152213735e-11), 64);
  v128.store(at, f32x4.splat(5.12229709037114e-8), 80);
  v128.store(at, f32x4.splat(1.48572235717979e-5), 96);
  v128.store(at, f32x4.splat(6.37261928875436e-4), 112);
  v128.store(at, f32x4.splat(4.89352455891786e-3), 128);
  v128.store(at, f32x4.splat(1.19825839466702e-6), 144);
  v128.store(at, f32x4.splat(1.18534705686654e-4), 160);
  v128.store(at, f32x4.splat(2.268434632439e-3), 176);
  v128.store(at, f32x4.splat(4.89352518554385e-3), 192);
}
