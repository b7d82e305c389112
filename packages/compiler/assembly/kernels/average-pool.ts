/*
 * Average pooling, windows side by side: y[c][row][column] = mean of the poolHeight · poolWidth vectors of x under it.
 */
export function averagePool(
  x: usize,
  y: usize,
  channels: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  xRow: i32,
  xChannel: i32,
  yRow: i32,
  yChannel: i32,
): void {
  const share = f32x4.splat(1 / <f32>(poolHeight * poolWidth));
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < height; row++) {
      const line = x + row * poolHeight * xRow;
      const to = y + row * yRow;
      for (let column = 0; column < width; column++) {
        let window = line + ((column * poolWidth) << 4);
        let sum = f32x4.splat(0);
        for (let ky = 0; ky < poolHeight; ky++) {
          for (let at = 0; at < poolWidth << 4; at += 16) sum = f32x4.add(sum, v128.load(window + at));
          window += xRow;
        }
        v128.store(to + (column << 4), f32x4.mul(sum, share));
      }
    }
    x += xChannel;
    y += yChannel;
  }
}

/** Its gradient: every vector of a window gets an even share of dy. */
export function averagePoolGradient(
  dy: usize,
  dx: usize,
  channels: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  dxRow: i32,
  dxChannel: i32,
  dyRow: i32,
  dyChannel: i32,
): void {
  const share = f32x4.splat(1 / <f32>(poolHeight * poolWidth));
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < height; row++) {
      const line = dx + row * poolHeight * dxRow;
      const from = dy + row * dyRow;
      for (let column = 0; column < width; column++) {
        const part = f32x4.mul(v128.load(from + (column << 4)), share);
        let window = line + ((column * poolWidth) << 4);
        for (let ky = 0; ky < poolHeight; ky++) {
          for (let at = 0; at < poolWidth << 4; at += 16) v128.store(window + at, part);
          window += dxRow;
        }
      }
    }
    dx += dxChannel;
    dy += dyChannel;
  }
}
