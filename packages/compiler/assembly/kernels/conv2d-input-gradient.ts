import { madd } from '../lanes';

/*
 * The gradient of a convolution's input, of one group.
 *
 *   dx[c][row][column] = Σ over ky, kx, f of kernel[ky][kx][c][f] · dy[f][row + padTop − ky][column + padLeft − kx]
 *
 * The kernel comes transposed to [ky][kx][f][channels], a row of it `kernelRow` bytes: the channels of a filter lie side
 * by side. Only taps that meet dy are visited, so an edge costs what it must. Registers hold one pixel of 6 (else 4)
 * channels; a filter costs a load and 6 splats for 6 products:
 *
 *            kernel[c]  kernel[c+1]  …  kernel[c+5]
 *   dy[f] ×     a           b      c d e     f
 *
 * Where a multiply-add is one instruction, 6 of them are too few to hide how long it takes, and the registers that the
 * products needed are free: there it is two pixels. A tap that meets dy from one of the two reads zeros for the other.
 */
const PIXELS = ASC_FEATURE_RELAXED_SIMD ? 2 : 1;
const zeros: usize = memory.data<f32>([0, 0, 0, 0], 16);

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
  while (channels > 0) {
    // 6 and 4 together make every even number but 2, so nothing is done twice.
    const some = channels > 4 && channels !== 7 && channels !== 8 ? 6 : 4;
    for (let row = 0; row < dxHeight; row++) {
      const y = row + padTop;
      const firstKy = max(0, y - height + 1);
      const rows = min(kernelHeight - 1, y) - firstKy + 1;
      const line = dy + (y - firstKy) * dyRow;
      const kernel = transposedKernel + firstKy * kernelWidth * filters * kernelRow;
      const to = dx + row * dxRow;
      let column = 0;
      if (PIXELS === 2) {
        for (; column + 2 <= dxWidth; column += 2) {
          const x = column + padLeft;
          const at = to + (column << 4);
          if (some === 6) tile(2, 6, kernel, line, at, x, rows, filters, kernelWidth, width, dyRow, dyChannel, dxChannel, kernelRow);
          else tile(2, 4, kernel, line, at, x, rows, filters, kernelWidth, width, dyRow, dyChannel, dxChannel, kernelRow);
        }
      }
      for (; column < dxWidth; column++) {
        const x = column + padLeft;
        const at = to + (column << 4);
        if (some === 6) tile(1, 6, kernel, line, at, x, rows, filters, kernelWidth, width, dyRow, dyChannel, dxChannel, kernelRow);
        else tile(1, 4, kernel, line, at, x, rows, filters, kernelWidth, width, dyRow, dyChannel, dxChannel, kernelRow);
      }
    }
    transposedKernel += some << 2;
    dx += some * dxChannel;
    channels -= some;
  }
}

/** `pixels` and `channels` are constants where this is inlined. `dy` and `kernel` are those of the first of `rows` ky. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function tile(
  pixels: i32,
  channels: i32,
  kernel: usize,
  dy: usize,
  dx: usize,
  x: i32,
  rows: i32,
  filters: i32,
  kernelWidth: i32,
  width: i32,
  dyRow: i32,
  dyChannel: i32,
  dxChannel: i32,
  kernelRow: i32,
): void {
  const firstKx = max(0, x - width + 1);
  const lastKx = min(kernelWidth - 1, x + pixels - 1);
  let a0 = f32x4.splat(0), b0 = a0, c0 = a0, d0 = a0, e0 = a0, f0 = a0;
  let a1 = a0, b1 = a0, c1 = a0, d1 = a0, e1 = a0, f1 = a0;
  for (; rows > 0; rows--) {
    let weight = kernel + firstKx * filters * kernelRow;
    for (let kx = firstKx; kx <= lastKx; kx++) {
      const place = x - kx;
      let first = dy + (place << 4);
      let firstStep = dyChannel;
      let second = first + 16;
      let secondStep = dyChannel;
      if (pixels === 2 && place < 0) {
        first = zeros;
        firstStep = 0;
      }
      if (pixels === 2 && place + 1 >= width) {
        second = zeros;
        secondStep = 0;
      }
      for (let left = filters; left > 0; left--) {
        const y0 = v128.load(first);
        const y1 = pixels === 2 ? v128.load(second) : y0;
        const wa = v128.load32_splat(weight);
        a0 = madd(y0, wa, a0);
        if (pixels === 2) a1 = madd(y1, wa, a1);
        const wb = v128.load32_splat(weight, 4);
        b0 = madd(y0, wb, b0);
        if (pixels === 2) b1 = madd(y1, wb, b1);
        const wc = v128.load32_splat(weight, 8);
        c0 = madd(y0, wc, c0);
        if (pixels === 2) c1 = madd(y1, wc, c1);
        const wd = v128.load32_splat(weight, 12);
        d0 = madd(y0, wd, d0);
        if (pixels === 2) d1 = madd(y1, wd, d1);
        if (channels === 6) {
          const we = v128.load32_splat(weight, 16);
          e0 = madd(y0, we, e0);
          if (pixels === 2) e1 = madd(y1, we, e1);
          const wf = v128.load32_splat(weight, 20);
          f0 = madd(y0, wf, f0);
          if (pixels === 2) f1 = madd(y1, wf, f1);
        }
        first += firstStep;
        if (pixels === 2) second += secondStep;
        weight += kernelRow;
      }
    }
    kernel += kernelWidth * filters * kernelRow;
    dy -= dyRow;
  }
  store2(pixels, dx, a0, a1);
  store2(pixels, dx + dxChannel, b0, b1);
  store2(pixels, dx + 2 * dxChannel, c0, c1);
  store2(pixels, dx + 3 * dxChannel, d0, d1);
  if (channels === 6) {
    store2(pixels, dx + 4 * dxChannel, e0, e1);
    store2(pixels, dx + 5 * dxChannel, f0, f1);
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function store2(pixels: i32, at: usize, first: v128, second: v128): void {
  v128.store(at, first);
  if (pixels === 2) v128.store(at, second, 16);
}
