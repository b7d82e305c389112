/*
 * Max pooling, windows side by side: y[c][row][column] = max of the poolHeight · poolWidth vectors of x under it.
 */
export function maxPool(
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
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < height; row++) {
      const line = x + row * poolHeight * xRow;
      const to = y + row * yRow;
      for (let column = 0; column < width; column++) {
        let window = line + ((column * poolWidth) << 4);
        let top = v128.load(window);
        for (let ky = 0; ky < poolHeight; ky++) {
          for (let at = 0; at < poolWidth << 4; at += 16) top = f32x4.pmax(top, v128.load(window + at));
          window += xRow;
        }
        v128.store(to + (column << 4), top);
      }
    }
    x += xChannel;
    y += yChannel;
  }
}

/**
 * Its gradient: in each lane the first vector of the window that holds the maximum, row by row, gets all of dy; the
 * rest get zero.
 */
export function maxPoolGradient(
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
  channels: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  xRow: i32,
  xChannel: i32,
  yRow: i32,
  yChannel: i32,
  dxRow: i32,
  dxChannel: i32,
  dyRow: i32,
  dyChannel: i32,
): void {
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const top = v128.load(y + row * yRow + (column << 4));
        const gradient = v128.load(dy + row * dyRow + (column << 4));
        let open = i32x4.splat(-1);
        for (let ky = 0; ky < poolHeight; ky++) {
          const source = x + (row * poolHeight + ky) * xRow + ((column * poolWidth) << 4);
          const target = dx + (row * poolHeight + ky) * dxRow + ((column * poolWidth) << 4);
          for (let at = 0; at < poolWidth << 4; at += 16) {
            const winner = v128.and(open, f32x4.eq(v128.load(source + at), top));
            v128.store(target + at, v128.and(winner, gradient));
            open = v128.andnot(open, winner);
          }
        }
      }
    }
    x += xChannel;
    y += yChannel;
    dx += dxChannel;
    dy += dyChannel;
  }
}
