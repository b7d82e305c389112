import { madd, sumLanes } from '../../lanes';

/*
 * A depthwise convolution of one lane group, of any stride and dilation: filter c · multiplier + m reads channel c. The image already has
 * its border of zeros.
 *
 *   x       [channels][rows][columns] vectors
 *   kernel  [channels][taps][multiplier] floats, rows `kernelRow` bytes apart
 *   offsets [taps]: distance of the input of tap r from the place of the output pixel in a channel of x, in bytes
 *   places  [pixels]: the places of an output pixel in a channel of x and of y, in bytes
 *   y       [channels · multiplier][height][width] vectors
 *
 *   y[c · multiplier + m][i] = bias[…] + Σ over r of kernel[c][r][m] · x[c][place of i + offsets[r]]
 *
 * Registers hold 4 pixels; a tap takes 1 splat and 4 loads for 4 products.
 */
export function depthwiseConv2d(
  x: usize,
  xChannel: i32,
  kernel: usize,
  kernelRow: i32,
  bias: usize,
  offsets: usize,
  places: usize,
  y: usize,
  yChannel: i32,
  channels: i32,
  multiplier: i32,
  taps: i32,
  pixels: i32,
): void {
  const offsetsEnd = offsets + (taps << 2);
  const end = places + (pixels << 3);
  for (let c = 0; c < channels; c++) {
    for (let m = 0; m < multiplier << 2; m += 4) {
      const b = v128.load32_splat(bias);
      let place = places;
      for (; place + 32 <= end; place += 32) {
        let a0 = b,
          a1 = b,
          a2 = b,
          a3 = b;
        const p0 = x + load<i32>(place),
          p1 = x + load<i32>(place, 8),
          p2 = x + load<i32>(place, 16),
          p3 = x + load<i32>(place, 24);
        let weight = kernel + m;
        for (let at = offsets; at < offsetsEnd; at += 4) {
          const offset = load<i32>(at);
          const w = v128.load32_splat(weight);
          a0 = madd(v128.load(p0 + offset), w, a0);
          a1 = madd(v128.load(p1 + offset), w, a1);
          a2 = madd(v128.load(p2 + offset), w, a2);
          a3 = madd(v128.load(p3 + offset), w, a3);
          weight += kernelRow;
        }
        v128.store(y + load<i32>(place, 4), a0);
        v128.store(y + load<i32>(place, 12), a1);
        v128.store(y + load<i32>(place, 20), a2);
        v128.store(y + load<i32>(place, 28), a3);
      }
      for (; place < end; place += 8) {
        let sum = b;
        let weight = kernel + m;
        for (let at = offsets; at < offsetsEnd; at += 4) {
          sum = madd(v128.load(x + load<i32>(place) + load<i32>(at)), v128.load32_splat(weight), sum);
          weight += kernelRow;
        }
        v128.store(y + load<i32>(place, 4), sum);
      }
      bias += 4;
      y += yChannel;
    }
    x += xChannel;
    kernel += taps * kernelRow;
  }
}

/**
 * The gradient of the kernel from one lane group: dKernel[c][r][m] = Σ over samples and pixels i of
 * dy[c · multiplier + m][i] · x[c][place of i + offsets[r]]. Registers hold the sums of 4 taps.
 */
export function depthwiseKernelGradient(
  x: usize,
  xChannel: i32,
  offsets: usize,
  places: usize,
  dy: usize,
  dyChannel: i32,
  dKernel: usize,
  dKernelRow: i32,
  channels: i32,
  multiplier: i32,
  taps: i32,
  pixels: i32,
): void {
  const end = places + (pixels << 3);
  for (let c = 0; c < channels; c++) {
    for (let m = 0; m < multiplier << 2; m += 4) {
      let to = dKernel + m;
      for (let tap = 0; tap < taps; tap += 4) {
        const at = offsets + (tap << 2);
        const last = taps - tap - 1;
        const p0 = x + load<i32>(at),
          p1 = x + load<i32>(at + (min(1, last) << 2)),
          p2 = x + load<i32>(at + (min(2, last) << 2)),
          p3 = x + load<i32>(at + (min(3, last) << 2));
        let a0 = f32x4.splat(0),
          a1 = a0,
          a2 = a0,
          a3 = a0;
        for (let place = places; place < end; place += 8) {
          const from = load<i32>(place);
          const gradient = v128.load(dy + load<i32>(place, 4));
          a0 = madd(v128.load(p0 + from), gradient, a0);
          a1 = madd(v128.load(p1 + from), gradient, a1);
          a2 = madd(v128.load(p2 + from), gradient, a2);
          a3 = madd(v128.load(p3 + from), gradient, a3);
        }
        const sums = sumLanes(a0, a1, a2, a3);
        v128.store32_lane(to, sums, 0);
        if (last > 0) v128.store32_lane(to + dKernelRow, sums, 1);
        if (last > 1) v128.store32_lane(to + 2 * dKernelRow, sums, 2);
        if (last > 2) v128.store32_lane(to + 3 * dKernelRow, sums, 3);
        to += dKernelRow << 2;
      }
      dy += dyChannel;
    }
    x += xChannel;
    dKernel += taps * dKernelRow;
  }
}

/**
 * The gradient of the input of one lane group. Every output pixel adds to the inputs that it was computed from, which can be in the border:
 * dx[c][place of i + offsets[r]] += kernel[c][r][m] · dy[c · multiplier + m][i]. `cleared` is dx from where its border starts, of
 * which each channel has `bytes` bytes.
 */
export function depthwiseInputGradient(
  kernel: usize,
  kernelRow: i32,
  offsets: usize,
  places: usize,
  dy: usize,
  dyChannel: i32,
  dx: usize,
  dxChannel: i32,
  cleared: usize,
  bytes: i32,
  channels: i32,
  multiplier: i32,
  taps: i32,
  pixels: i32,
): void {
  const offsetsEnd = offsets + (taps << 2);
  const end = places + (pixels << 3);
  for (let c = 0; c < channels; c++) {
    memory.fill(cleared, 0, bytes);
    for (let m = 0; m < multiplier << 2; m += 4) {
      for (let place = places; place < end; place += 8) {
        const gradient = v128.load(dy + load<i32>(place, 4));
        const from = dx + load<i32>(place);
        let weight = kernel + m;
        for (let at = offsets; at < offsetsEnd; at += 4) {
          const to = from + load<i32>(at);
          v128.store(to, madd(gradient, v128.load32_splat(weight), v128.load(to)));
          weight += kernelRow;
        }
      }
      dy += dyChannel;
    }
    dx += dxChannel;
    cleared += dxChannel;
    kernel += taps * kernelRow;
  }
}
