import { madd } from './lanes';

/*
 * Peak throughput: 12 independent chains of multiply-adds in registers. Fewer chains would wait for the latency of the
 * additions. An iteration computes 12 · 4 products and as many sums.
 */
export function peak(iterations: i32, at: usize): void {
  const scale = v128.load(at);
  const shift = v128.load(at, 16);
  let a = v128.load(at, 32);
  let b = f32x4.add(a, shift);
  let c = f32x4.add(b, shift);
  let d = f32x4.add(c, shift);
  let e = f32x4.add(d, shift);
  let f = f32x4.add(e, shift);
  let g = f32x4.add(f, shift);
  let h = f32x4.add(g, shift);
  let i = f32x4.add(h, shift);
  let j = f32x4.add(i, shift);
  let k = f32x4.add(j, shift);
  let l = f32x4.add(k, shift);
  for (; iterations > 0; iterations--) {
    a = madd(a, scale, shift);
    b = madd(b, scale, shift);
    c = madd(c, scale, shift);
    d = madd(d, scale, shift);
    e = madd(e, scale, shift);
    f = madd(f, scale, shift);
    g = madd(g, scale, shift);
    h = madd(h, scale, shift);
    i = madd(i, scale, shift);
    j = madd(j, scale, shift);
    k = madd(k, scale, shift);
    l = madd(l, scale, shift);
  }
  a = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(f32x4.add(e, f), f32x4.add(g, h)));
  v128.store(at, f32x4.add(a, f32x4.add(f32x4.add(i, j), f32x4.add(k, l))), 48);
}
