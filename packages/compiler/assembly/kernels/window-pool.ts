/*
 * Pooling over windows of any stride and padding: the mean, or the maximum, of the part of each window that is inside the image.
 *
 *   x [channels][rows][columns] vectors, `xStep` bytes from column to column
 *   y [channels][height][width] vectors, `yStep` bytes from column to column
 *
 * The window of (row, column) starts `padTop` rows above and `padLeft` columns left of (row · strideY, column · strideX).
 */
export function windowPool(
  isMax: bool,
  x: usize,
  xRow: i32,
  xChannel: i32,
  xStep: i32,
  y: usize,
  yRow: i32,
  yChannel: i32,
  yStep: i32,
  channels: i32,
  rows: i32,
  columns: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  strideY: i32,
  strideX: i32,
  padTop: i32,
  padLeft: i32,
): void {
  for (let row = 0; row < height; row++) {
    const startY = row * strideY - padTop;
    const fromY = max(0, startY);
    const endY = min(rows, startY + poolHeight);
    for (let column = 0; column < width; column++) {
      const startX = column * strideX - padLeft;
      const fromX = max(0, startX);
      const endX = min(columns, startX + poolWidth);
      const scale = f32x4.splat(1 / <f32>((endY - fromY) * (endX - fromX)));
      let window = x + fromX * xStep;
      let to = y + row * yRow + column * yStep;
      for (let c = 0; c < channels; c++) {
        let all = f32x4.splat(isMax ? -Infinity : 0);
        for (let line = fromY; line < endY; line++) {
          let at = window + line * xRow;
          for (const end = at + (endX - fromX) * xStep; at < end; at += xStep) {
            const value = v128.load(at);
            all = isMax ? f32x4.pmax(all, value) : f32x4.add(all, value);
          }
        }
        v128.store(to, isMax ? all : f32x4.mul(all, scale));
        window += xChannel;
        to += yChannel;
      }
    }
  }
}

/**
 * The gradient of one lane group. In a mean, every value of a window inside the image gets an equal part of dy. In a maximum, the
 * first value that equals it, row by row, gets all of dy, in each lane. Windows can overlap, so dx is a sum.
 *
 *   x, dx    [channels][rows][columns] vectors
 *   top, dy  [channels][height][width] vectors: the maxima (not read for a mean) and the gradient
 */
export function windowPoolGradient(
  isMax: bool,
  x: usize,
  xRow: i32,
  xChannel: i32,
  top: usize,
  topRow: i32,
  topChannel: i32,
  dy: usize,
  dyRow: i32,
  dyChannel: i32,
  dx: usize,
  dxRow: i32,
  dxChannel: i32,
  channels: i32,
  rows: i32,
  columns: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  strideY: i32,
  strideX: i32,
  padTop: i32,
  padLeft: i32,
): void {
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < rows; row++) memory.fill(dx + row * dxRow, 0, columns << 4);
    for (let row = 0; row < height; row++) {
      const startY = row * strideY - padTop;
      const fromY = max(0, startY);
      const endY = min(rows, startY + poolHeight);
      for (let column = 0; column < width; column++) {
        const startX = column * strideX - padLeft;
        const fromX = max(0, startX);
        const bytes = (min(columns, startX + poolWidth) - fromX) << 4;
        const most = v128.load(top + row * topRow + (column << 4));
        const gradient = v128.load(dy + row * dyRow + (column << 4));
        const part = f32x4.mul(gradient, f32x4.splat(1 / <f32>((endY - fromY) * (bytes >> 4))));
        let open = i32x4.splat(-1);
        for (let line = fromY; line < endY; line++) {
          const from = x + line * xRow + (fromX << 4);
          const to = dx + line * dxRow + (fromX << 4);
          for (let at = 0; at < bytes; at += 16) {
            let share = part;
            if (isMax) {
              const winner = v128.and(open, f32x4.eq(v128.load(from + at), most));
              share = v128.and(winner, gradient);
              open = v128.andnot(open, winner);
            }
            v128.store(to + at, f32x4.add(v128.load(to + at), share));
          }
        }
      }
    }
    x += xChannel;
    top += topChannel;
    dy += dyChannel;
    dx += dxChannel;
  }
}
