import { madd } from '../lanes';

/*
 * tanh x = x · P(x²) / Q(x²), P and Q of degrees 3 and 4: the minimax rational function for |x| ≤ 7.9 (Remez), with
 * a relative error of 1.3e-7, or 6e-7 including rounding. Beyond that, tanh x is within 2.8e-7 of ±1, so x is clamped.
 *
 * Four vectors at a time share the loaded constants: V8 rebuilds a vector constant at each use, so the constants are splatted
 * from memory. `pmin` and `pmax` are one instruction each, `min` and `max` eight.
 */
export const TANH: usize = memory.data<f32>([
  7.9, -7.9,
  // P, from x⁶ down
  1.1531836464274888e-5, 2.9604729846663603e-3, 0.12934417178680923, 0.99999986916704389,
  // Q, from x⁸ down
  2.492547223649188e-7, 2.4001201299184207e-4, 2.3854081557740023e-2, 0.46267643872721045, 1,
]);

/*
 * A · tanh(Sx) = x · (A S · P(S² x²)) / Q(S² x²), with A = 1.7159 and S = 2/3: the same function with other coefficients.
 */
export const SCALED_TANH: usize = memory.data<f32>([
  11.85, -11.85,
  // A S · P, from x⁶ down
  1.1581148642882062e-6, 0.0006689548107837375, 0.0657604931463662, 1.1439331836691535,
  // Q, from x⁸ down
  9.72553100524603e-9, 2.1071013486252248e-5, 0.00471191734473877, 0.20563397276764905, 1,
]);

// @ts-ignore: a decorator of AssemblyScript
@inline
function constant(constants: usize, index: usize): v128 {
  return v128.load32_splat(constants + (index << 2));
}

/** The function of one vector. `constants` is TANH or SCALED_TANH where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function tanh1(constants: usize, value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, constant(constants, 0)), constant(constants, 1));
  const s = f32x4.mul(x, x);
  const p = madd(
    s,
    madd(s, madd(s, constant(constants, 2), constant(constants, 3)), constant(constants, 4)),
    constant(constants, 5),
  );
  const q = madd(
    s,
    madd(
      s,
      madd(s, madd(s, constant(constants, 6), constant(constants, 7)), constant(constants, 8)),
      constant(constants, 9),
    ),
    constant(constants, 10),
  );
  return f32x4.div(f32x4.mul(x, p), q);
}

/** y = tanh x, or y = A · tanh(Sx), for `count` consecutive vectors. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function tanhLine(constants: usize, x: usize, y: usize, count: i32): void {
  for (; count >= 4; count -= 4) {
    let a = v128.load(x),
      b = v128.load(x, 16),
      c = v128.load(x, 32),
      d = v128.load(x, 48);
    let k = constant(constants, 0);
    a = f32x4.pmin(a, k);
    b = f32x4.pmin(b, k);
    c = f32x4.pmin(c, k);
    d = f32x4.pmin(d, k);
    k = constant(constants, 1);
    a = f32x4.pmax(a, k);
    b = f32x4.pmax(b, k);
    c = f32x4.pmax(c, k);
    d = f32x4.pmax(d, k);
    const sa = f32x4.mul(a, a),
      sb = f32x4.mul(b, b),
      sc = f32x4.mul(c, c),
      sd = f32x4.mul(d, d);
    let l = constant(constants, 2);
    k = constant(constants, 3);
    let pa = madd(sa, l, k),
      pb = madd(sb, l, k),
      pc = madd(sc, l, k),
      pd = madd(sd, l, k);
    k = constant(constants, 4);
    pa = madd(sa, pa, k);
    pb = madd(sb, pb, k);
    pc = madd(sc, pc, k);
    pd = madd(sd, pd, k);
    k = constant(constants, 5);
    pa = madd(sa, pa, k);
    pb = madd(sb, pb, k);
    pc = madd(sc, pc, k);
    pd = madd(sd, pd, k);
    l = constant(constants, 6);
    k = constant(constants, 7);
    let qa = madd(sa, l, k),
      qb = madd(sb, l, k),
      qc = madd(sc, l, k),
      qd = madd(sd, l, k);
    k = constant(constants, 8);
    qa = madd(sa, qa, k);
    qb = madd(sb, qb, k);
    qc = madd(sc, qc, k);
    qd = madd(sd, qd, k);
    k = constant(constants, 9);
    qa = madd(sa, qa, k);
    qb = madd(sb, qb, k);
    qc = madd(sc, qc, k);
    qd = madd(sd, qd, k);
    k = constant(constants, 10);
    qa = madd(sa, qa, k);
    qb = madd(sb, qb, k);
    qc = madd(sc, qc, k);
    qd = madd(sd, qd, k);
    v128.store(y, f32x4.div(f32x4.mul(a, pa), qa));
    v128.store(y, f32x4.div(f32x4.mul(b, pb), qb), 16);
    v128.store(y, f32x4.div(f32x4.mul(c, pc), qc), 32);
    v128.store(y, f32x4.div(f32x4.mul(d, pd), qd), 48);
    x += 64;
    y += 64;
  }
  for (; count > 0; count--) {
    v128.store(y, tanh1(constants, v128.load(x)));
    x += 16;
    y += 16;
  }
}
