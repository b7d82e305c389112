import { madd } from '../../lanes';

/*
 * The gradient of the input of a convolution, of one lane group, at each point (see winograd.ts and conv2d.ts).
 *
 *   ŵ   [points][kernelHeight][channels][filters] floats, rows `kernelHatRow` bytes apart
 *   dŷ  [points][filters][height · tiles] vectors, with at least 3 vectors of zeros before and after the pixels of a filter
 *   dx̂  [points][channels][dxHeight · tiles] vectors
 *
 *   dx̂[c][row][t] = Σ over ky, f of ŵ[ky][c][f] · dŷ[f][row + padTop − ky][t]
 *
 * Registers hold a tile of 2 channels by 4 pixels, as in conv2d. Only the rows ky of the kernel that reach dŷ from at least
 * one of the 4 pixels are visited. From the other pixels they read zeros.
 */
export function conv2dInputGradient(
  kernelHat: usize,
  kernelHatPoint: i32,
  kernelHatRow: i32,
  dyHat: usize,
  dyHatPoint: i32,
  dyHatChannel: i32,
  dxHat: usize,
  dxHatPoint: i32,
  dxHatChannel: i32,
  points: i32,
  filters: i32,
  kernelHeight: i32,
  height: i32,
  tiles: i32,
  channels: i32,
  dxHeight: i32,
  padTop: i32,
): void {
  const pixels = dxHeight * tiles;
  const tile = pixels >= 4 ? 4 : 1;
  const kernelPlane = channels * kernelHatRow;
  for (let point = 0; point < points; point++) {
    for (let start = 0; start < pixels; start += tile) {
      const i = min(start, pixels - tile);
      const firstKy = max(0, i / tiles + padTop - height + 1);
      const lastKy = min(kernelHeight - 1, (i + tile - 1) / tiles + padTop);
      const source = dyHat + ((i + (padTop - firstKy) * tiles) << 4);
      let kernel = kernelHat + firstKy * kernelPlane;
      let to = dxHat + (i << 4);
      for (let c = 0; c < channels; c += 2) {
        if (tile === 4)
          fourPixels(
            kernel,
            source,
            to,
            lastKy - firstKy + 1,
            filters,
            tiles << 4,
            dyHatChannel,
            dxHatChannel,
            kernelHatRow,
            kernelPlane,
          );
        else
          onePixel(
            kernel,
            source,
            to,
            lastKy - firstKy + 1,
            filters,
            tiles << 4,
            dyHatChannel,
            dxHatChannel,
            kernelHatRow,
            kernelPlane,
          );
        kernel += kernelHatRow << 1;
        to += dxHatChannel << 1;
      }
    }
    kernelHat += kernelHatPoint;
    dyHat += dyHatPoint;
    dxHat += dxHatPoint;
  }
}

/** `kernel` and `dy` belong to the first of `rows` values of ky. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function fourPixels(
  kernel: usize,
  dy: usize,
  dx: usize,
  rows: i32,
  filters: i32,
  dyRow: i32,
  dyChannel: i32,
  dxChannel: i32,
  kernelRow: i32,
  kernelPlane: i32,
): void {
  let a0 = f32x4.splat(0),
    a1 = a0,
    a2 = a0,
    a3 = a0;
  let b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0;
  for (; rows > 0; rows--) {
    let at = dy;
    for (let weight = kernel; weight < kernel + (filters << 2); weight += 4) {
      const wa = v128.load32_splat(weight);
      const wb = v128.load32_splat(weight + kernelRow);
      const d0 = v128.load(at);
      a0 = madd(d0, wa, a0);
      b0 = madd(d0, wb, b0);
      const d1 = v128.load(at, 16);
      a1 = madd(d1, wa, a1);
      b1 = madd(d1, wb, b1);
      const d2 = v128.load(at, 32);
      a2 = madd(d2, wa, a2);
      b2 = madd(d2, wb, b2);
      const d3 = v128.load(at, 48);
      a3 = madd(d3, wa, a3);
      b3 = madd(d3, wb, b3);
      at += dyChannel;
    }
    dy -= dyRow;
    kernel += kernelPlane;
  }
  v128.store(dx, a0);
  v128.store(dx, a1, 16);
  v128.store(dx, a2, 32);
  v128.store(dx, a3, 48);
  dx += dxChannel;
  v128.store(dx, b0);
  v128.store(dx, b1, 16);
  v128.store(dx, b2, 32);
  v128.store(dx, b3, 48);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function onePixel(
  kernel: usize,
  dy: usize,
  dx: usize,
  rows: i32,
  filters: i32,
  dyRow: i32,
  dyChannel: i32,
  dxChannel: i32,
  kernelRow: i32,
  kernelPlane: i32,
): void {
  let a = f32x4.splat(0),
    b = a;
  for (; rows > 0; rows--) {
    let at = dy;
    for (let weight = kernel; weight < kernel + (filters << 2); weight += 4) {
      const d = v128.load(at);
      a = madd(d, v128.load32_splat(weight), a);
      b = madd(d, v128.load32_splat(weight + kernelRow), b);
      at += dyChannel;
    }
    dy -= dyRow;
    kernel += kernelPlane;
  }
  v128.store(dx, a);
  v128.store(dx + dxChannel, b);
}
