import { madd } from '../lanes';

/*
 * The gradient of a convolution's input, of one group.
 *
 *   dx[c][row][column] = Σ over ky, kx, f of kernel[ky][kx][c][f] · dy[f][row + padTop − ky][column + padLeft − kx]
 *
 * Only the taps that meet dy are visited, so an edge costs what it must and no zeros are multiplied. The kernel comes
 * transposed to [ky][kx][f][channels], a row of it `kernelRow` bytes: the channels of a filter lie side by side.
 * Registers hold 4 channels of one pixel.
 */
export function conv2dInputGradient(
  transposedKernel: usize,
  dy: usize,
  dx: usize,
  filters: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  height: i32,
  width: i32,
  channels: i32,
  dxHeight: i32,
  dxWidth: i32,
  padTop: i32,
  padLeft: i32,
  dyRow: i32,
  dyChannel: i32,
  dxRow: i32,
  dxChannel: i32,
  kernelRow: i32,
): void {
  for (let c = 0; c < channels; c += 4) {
    for (let row = 0; row < dxHeight; row++) {
      const y = row + padTop;
      const firstKy = max(0, y - height + 1);
      const lastKy = min(kernelHeight - 1, y);
      for (let column = 0; column < dxWidth; column++) {
        const x = column + padLeft;
        const firstKx = max(0, x - width + 1);
        const lastKx = min(kernelWidth - 1, x);
        let a = f32x4.splat(0);
        let b = a;
        let e = a;
        let g = a;
        for (let ky = firstKy; ky <= lastKy; ky++) {
          let at = transposedKernel + (ky * kernelWidth + firstKx) * filters * kernelRow;
          let pixel = dy + (y - ky) * dyRow + ((x - firstKx) << 4);
          for (let kx = firstKx; kx <= lastKx; kx++) {
            let from = pixel;
            for (let f = 0; f < filters; f++) {
              const d = v128.load(from);
              a = madd(d, v128.load32_splat(at), a);
              b = madd(d, v128.load32_splat(at, 4), b);
              e = madd(d, v128.load32_splat(at, 8), e);
              g = madd(d, v128.load32_splat(at, 12), g);
              from += dyChannel;
              at += kernelRow;
            }
            pixel -= 16;
          }
        }
        let to = dx + row * dxRow + (column << 4);
        v128.store(to, a);
        to += dxChannel;
        v128.store(to, b);
        to += dxChannel;
        v128.store(to, e);
        to += dxChannel;
        v128.store(to, g);
      }
    }
    transposedKernel += 16;
    dx += dxChannel << 2;
  }
}
