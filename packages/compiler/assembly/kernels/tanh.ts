import { madd } from '../lanes';

/*
 * tanh x = x · P(x²) / Q(x²), P and Q of degrees 3 and 4: the minimax rational function for |x| ≤ 7.9 (Remez), with
 * a relative error of 1.3e-7, or 6e-7 including rounding. Beyond that, tanh x is within 2.8e-7 of ±1, so x is clamped.
 *
 * Four vectors at a time share the loaded constants: V8 rebuilds a vector constant at each use, so the constants are splatted
 * from memory. `pmin` and `pmax` are one instruction each, `min` and `max` eight.
 */
const constants: usize = memory.data<f32>([
  7.9, -7.9,
  // P, from x⁶ down
  1.1531836464274888e-5, 2.9604729846663603e-3, 0.12934417178680923, 0.99999986916704389,
  // Q, from x⁸ down
  2.492547223649188e-7, 2.4001201299184207e-4, 2.3854081557740023e-2, 0.46267643872721045, 1,
]);

// @ts-ignore: a decorator of AssemblyScript
@inline
function constant(index: usize): v128 {
  return v128.load32_splat(constants + (index << 2));
}

/** tanh of one vector. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function tanh1(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, constant(0)), constant(1));
  const s = f32x4.mul(x, x);
  const p = madd(s, madd(s, madd(s, constant(2), constant(3)), constant(4)), constant(5));
  const q = madd(
    s,
    madd(s, madd(s, madd(s, constant(6), constant(7)), constant(8)), constant(9)),
    constant(10),
  );
  return f32x4.div(f32x4.mul(x, p), q);
}

/** y = tanh x for `count` consecutive vectors. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function tanhLine(x: usize, y: usize, count: i32): void {
  for (; count >= 4; count -= 4) {
    let a = v128.load(x),
      b = v128.load(x, 16),
      c = v128.load(x, 32),
      d = v128.load(x, 48);
    let k = constant(0);
    a = f32x4.pmin(a, k);
    b = f32x4.pmin(b, k);
    c = f32x4.pmin(c, k);
    d = f32x4.pmin(d, k);
    k = constant(1);
    a = f32x4.pmax(a, k);
    b = f32x4.pmax(b, k);
    c = f32x4.pmax(c, k);
    d = f32x4.pmax(d, k);
    const sa = f32x4.mul(a, a),
      sb = f32x4.mul(b, b),
      sc = f32x4.mul(c, c),
      sd = f32x4.mul(d, d);
    let l = constant(2);
    k = constant(3);
    let pa = madd(sa, l, k),
      pb = madd(sb, l, k),
      pc = madd(sc, l, k),
      pd = madd(sd, l, k);
    k = constant(4);
    pa = madd(sa, pa, k);
    pb = madd(sb, pb, k);
    pc = madd(sc, pc, k);
    pd = madd(sd, pd, k);
    k = constant(5);
    pa = madd(sa, pa, k);
    pb = madd(sb, pb, k);
    pc = madd(sc, pc, k);
    pd = madd(sd, pd, k);
    l = constant(6);
    k = constant(7);
    let qa = madd(sa, l, k),
      qb = madd(sb, l, k),
      qc = madd(sc, l, k),
      qd = madd(sd, l, k);
    k = constant(8);
    qa = madd(sa, qa, k);
    qb = madd(sb, qb, k);
    qc = madd(sc, qc, k);
    qd = madd(sd, qd, k);
    k = constant(9);
    qa = madd(sa, qa, k);
    qb = madd(sb, qb, k);
    qc = madd(sc, qc, k);
    qd = madd(sd, qd, k);
    k = constant(10);
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
    v128.store(y, tanh1(v128.load(x)));
    x += 16;
    y += 16;
  }
}
