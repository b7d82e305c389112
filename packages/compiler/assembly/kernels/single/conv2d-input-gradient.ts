import { madd } from '../../lanes';

/*
 * The gradient of the input of a convolution of one image with stride 1 and no padding.
 *
 *   kernelT  [kernelHeight][kernelWidth][filters] vectors of channels, `pixel` bytes of channels each: see transposeKernel
 *   dy       [height][width] pixels
 *   dx       [height + kernelHeight − 1][width + kernelWidth − 1] pixels of `dxPixel` bytes; overwritten
 *
 *   dx[oy + ky][ox + kx][c] = Σ over f and the outputs (oy, ox) of dy[oy][ox][f] · kernelT[ky][kx][f][c]
 *
 * For each (ky, kx), every output pixel adds to a pixel of its own. Registers hold a tile of 5 pixels by 2 vectors of channels.
 */
export function singleConv2dInputGradient(
  kernelT: usize,
  dy: usize,
  dyRow: i32,
  dyPixel: i32,
  dx: usize,
  dxRow: i32,
  dxPixel: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  filters: i32,
  height: i32,
  width: i32,
): void {
  for (let row = 0; row < height + kernelHeight - 1; row++)
    memory.fill(dx + row * dxRow, 0, (width + kernelWidth - 1) * dxPixel);
  for (let ky = 0; ky < kernelHeight; ky++) {
    for (let kx = 0; kx < kernelWidth; kx++) {
      for (let c = 0; c < dxPixel; c += 32) {
        const both = dxPixel - c > 16;
        for (let row = 0; row < height; row++) {
          const from = dy + row * dyRow;
          const to = dx + (row + ky) * dxRow + kx * dxPixel + c;
          let column = 0;
          for (; both && column + 5 <= width; column += 5)
            fivePixels(
              kernelT + c,
              from + column * dyPixel,
              dyPixel,
              to + column * dxPixel,
              dxPixel,
              filters,
            );
          for (; column < width; column++) {
            const at = from + column * dyPixel;
            onePixel(kernelT + c, at, to + column * dxPixel, dxPixel, filters);
            if (both) onePixel(kernelT + c + 16, at, to + column * dxPixel + 16, dxPixel, filters);
          }
        }
      }
      kernelT += filters * dxPixel;
    }
  }
}

function fivePixels(kernelT: usize, dy: usize, dyPixel: i32, dx: usize, dxPixel: i32, filters: i32): void {
  const dx1 = dx + dxPixel,
    dx2 = dx1 + dxPixel,
    dx3 = dx2 + dxPixel,
    dx4 = dx3 + dxPixel;
  let a0 = v128.load(dx),
    a1 = v128.load(dx1),
    a2 = v128.load(dx2),
    a3 = v128.load(dx3),
    a4 = v128.load(dx4);
  let b0 = v128.load(dx, 16),
    b1 = v128.load(dx1, 16),
    b2 = v128.load(dx2, 16),
    b3 = v128.load(dx3, 16),
    b4 = v128.load(dx4, 16);
  for (const end = dy + (filters << 2); dy < end; dy += 4) {
    const wa = v128.load(kernelT);
    const wb = v128.load(kernelT, 16);
    let at = dy;
    const g0 = v128.load32_splat(at);
    a0 = madd(g0, wa, a0);
    b0 = madd(g0, wb, b0);
    at += dyPixel;
    const g1 = v128.load32_splat(at);
    a1 = madd(g1, wa, a1);
    b1 = madd(g1, wb, b1);
    at += dyPixel;
    const g2 = v128.load32_splat(at);
    a2 = madd(g2, wa, a2);
    b2 = madd(g2, wb, b2);
    at += dyPixel;
    const g3 = v128.load32_splat(at);
    a3 = madd(g3, wa, a3);
    b3 = madd(g3, wb, b3);
    at += dyPixel;
    const g4 = v128.load32_splat(at);
    a4 = madd(g4, wa, a4);
    b4 = madd(g4, wb, b4);
    kernelT += dxPixel;
  }
  storePixel(dx, a0, b0);
  storePixel(dx1, a1, b1);
  storePixel(dx2, a2, b2);
  storePixel(dx3, a3, b3);
  storePixel(dx4, a4, b4);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function storePixel(to: usize, a: v128, b: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
}

/** One pixel and one vector of channels. */
function onePixel(kernelT: usize, dy: usize, dx: usize, dxPixel: i32, filters: i32): void {
  let sum = v128.load(dx);
  for (const end = dy + (filters << 2); dy < end; dy += 4) {
    sum = madd(v128.load32_splat(dy), v128.load(kernelT), sum);
    kernelT += dxPixel;
  }
  v128.store(dx, sum);
}
