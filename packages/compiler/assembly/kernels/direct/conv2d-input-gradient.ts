import { madd } from '../../lanes';

/*
 * The gradient of the input of a convolution of any stride and dilation, of one lane group (see conv2d.ts). Every output pixel adds to
 * the inputs that it was computed from, which can be in the border.
 *
 *   dy       [filters][height][width] vectors
 *   dx       [channels][rows][columns] vectors, inside a border
 *   cleared  dx from where its border starts; `bytes` bytes of each channel
 *
 *   dx[place of i + offsets[r]] += Σ over f of kernel[r][f] · dy[f][i]
 *
 * Registers hold a tile of 4 taps by 2 pixels; a filter takes 4 splats and 2 loads for 8 products.
 */
export function directInputGradient(
  kernel: usize,
  kernelRow: i32,
  offsets: usize,
  places: usize,
  dy: usize,
  dyChannel: i32,
  dx: usize,
  cleared: usize,
  clearedChannel: i32,
  channels: i32,
  bytes: i32,
  taps: i32,
  filters: i32,
  pixels: i32,
): void {
  for (let c = 0; c < channels; c++) memory.fill(cleared + c * clearedChannel, 0, bytes);
  const end = places + (pixels << 3);
  let tap = 0;
  for (; tap + 4 <= taps; tap += 4) {
    let place = places;
    for (; place + 16 <= end; place += 16)
      fourTaps(kernel, kernelRow, offsets, place, place + 8, dy, dyChannel, dx, filters);
    for (; place < end; place += 8) oneTile(4, kernel, kernelRow, offsets, place, dy, dyChannel, dx, filters);
    kernel += kernelRow << 2;
    offsets += 16;
  }
  for (let place = places; tap < taps && place < end; place += 8) {
    oneTile(taps - tap, kernel, kernelRow, offsets, place, dy, dyChannel, dx, filters);
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fourTaps(
  kernel: usize,
  kernelRow: i32,
  offsets: usize,
  first: usize,
  second: usize,
  dy: usize,
  dyChannel: i32,
  dx: usize,
  filters: i32,
): void {
  let a0 = f32x4.splat(0),
    a1 = a0,
    b0 = a0,
    b1 = a0;
  let c0 = a0,
    c1 = a0,
    d0 = a0,
    d1 = a0;
  let p0 = dy + load<i32>(first, 4);
  let p1 = dy + load<i32>(second, 4);
  const secondRow = kernelRow << 1;
  for (let weight = kernel; weight < kernel + (filters << 2); weight += 4) {
    const g0 = v128.load(p0);
    const g1 = v128.load(p1);
    const wa = v128.load32_splat(weight);
    a0 = madd(g0, wa, a0);
    a1 = madd(g1, wa, a1);
    const wb = v128.load32_splat(weight + kernelRow);
    b0 = madd(g0, wb, b0);
    b1 = madd(g1, wb, b1);
    const wc = v128.load32_splat(weight + secondRow);
    c0 = madd(g0, wc, c0);
    c1 = madd(g1, wc, c1);
    const wd = v128.load32_splat(weight + kernelRow + secondRow);
    d0 = madd(g0, wd, d0);
    d1 = madd(g1, wd, d1);
    p0 += dyChannel;
    p1 += dyChannel;
  }
  const to0 = dx + load<i32>(first);
  const to1 = dx + load<i32>(second);
  add(to0 + load<i32>(offsets), a0);
  add(to1 + load<i32>(offsets), a1);
  add(to0 + load<i32>(offsets, 4), b0);
  add(to1 + load<i32>(offsets, 4), b1);
  add(to0 + load<i32>(offsets, 8), c0);
  add(to1 + load<i32>(offsets, 8), c1);
  add(to0 + load<i32>(offsets, 12), d0);
  add(to1 + load<i32>(offsets, 12), d1);
}

/** One pixel of `count` taps. */
function oneTile(
  count: i32,
  kernel: usize,
  kernelRow: i32,
  offsets: usize,
  place: usize,
  dy: usize,
  dyChannel: i32,
  dx: usize,
  filters: i32,
): void {
  for (let tap = 0; tap < count; tap++) {
    let sum = f32x4.splat(0);
    let at = dy + load<i32>(place, 4);
    for (let weight = kernel; weight < kernel + (filters << 2); weight += 4) {
      sum = madd(v128.load(at), v128.load32_splat(weight), sum);
      at += dyChannel;
    }
    add(dx + load<i32>(place) + load<i32>(offsets + (tap << 2)), sum);
    kernel += kernelRow;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function add(at: usize, value: v128): void {
  v128.store(at, f32x4.add(v128.load(at), value));
}
