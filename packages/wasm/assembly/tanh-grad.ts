/** The gradient of y = tanh x: dx = dy · (1 − y²), for `count` values. */
export function tanhGrad(y: usize, dy: usize, dx: usize, count: i32): void {
  const one = f32x4.splat(1);
  const end = y + (count & ~3) * 4;
  for (; y < end; y += 16) {
    const value = v128.load(y);
    v128.store(dx, f32x4.mul(v128.load(dy), f32x4.sub(one, f32x4.mul(value, value))));
    dy += 16;
    dx += 16;
  }
  for (let left = count & 3; left > 0; left--) {
    const value = load<f32>(y);
    store<f32>(dx, load<f32>(dy) * (<f32>1 - value * value));
    y += 4;
    dy += 4;
    dx += 4;
  }
}
