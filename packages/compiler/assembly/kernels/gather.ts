import { interleaveHigh, interleaveLow, madd } from '../lanes';

/*
 * Fetches the pixels of one lane group and scales them.
 *
 *   images  [count][rows][columns][channels] bytes
 *   order   image indices of the 1 to 4 `samples` of the lane group; `positions` bytes after each is the position of its pixels, the index itself
 *           if `positions` is 0
 *   y       [channels][rows][columns] vectors:  lane s = pixel of sample s · scale + shift
 *
 * Lanes after `samples` repeat the last one: their values are finite, and their gradient is 0.
 */
export function gather(
  images: usize,
  positions: i32,
  y: usize,
  yRow: i32,
  yChannel: i32,
  rows: i32,
  columns: i32,
  channels: i32,
  scale: f32,
  shift: f32,
  order: usize,
  samples: i32,
): void {
  const size = rows * columns * channels;
  const places = order + positions;
  let a = images + <usize>load<u32>(places) * size;
  let b = images + <usize>load<u32>(places + (min(1, samples - 1) << 2)) * size;
  let c = images + <usize>load<u32>(places + (min(2, samples - 1) << 2)) * size;
  let d = images + <usize>load<u32>(places + (min(3, samples - 1) << 2)) * size;
  const scales = f32x4.splat(scale);
  const shifts = f32x4.splat(shift);
  for (let row = 0; row < rows; row++) {
    if (channels === 1 && columns >= 16) {
      for (let block = 0; block < columns; block += 16) {
        const column = min(block, columns - 16);
        sixteenPixels(a + column, b + column, c + column, d + column, y + (column << 4), scales, shifts);
      }
    } else {
      for (let at = 0; at < columns * channels; at++) {
        const column = at / channels;
        const channel = at - column * channels;
        const pixel = i32x4(load<u8>(a + at), load<u8>(b + at), load<u8>(c + at), load<u8>(d + at));
        v128.store(y + channel * yChannel + (column << 4), scaled(pixel, scales, shifts));
      }
    }
    a += columns * channels;
    b += columns * channels;
    c += columns * channels;
    d += columns * channels;
    y += yRow;
  }
}

/** Interleaves 16 pixels of each sample, a0…a15 and so on, to a0 b0 c0 d0 | a1 b1 c1 d1 | …, and converts them. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function sixteenPixels(a: usize, b: usize, c: usize, d: usize, y: usize, scales: v128, shifts: v128): void {
  const va = v128.load(a);
  const vb = v128.load(b);
  const vc = v128.load(c);
  const vd = v128.load(d);
  const ab = interleaveLow(va, vb);
  const cd = interleaveLow(vc, vd);
  const AB = interleaveHigh(va, vb);
  const CD = interleaveHigh(vc, vd);
  fourPixels(v128.shuffle<u16>(ab, cd, 0, 8, 1, 9, 2, 10, 3, 11), y, scales, shifts);
  fourPixels(v128.shuffle<u16>(ab, cd, 4, 12, 5, 13, 6, 14, 7, 15), y + 64, scales, shifts);
  fourPixels(v128.shuffle<u16>(AB, CD, 0, 8, 1, 9, 2, 10, 3, 11), y + 128, scales, shifts);
  fourPixels(v128.shuffle<u16>(AB, CD, 4, 12, 5, 13, 6, 14, 7, 15), y + 192, scales, shifts);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fourPixels(bytes: v128, y: usize, scales: v128, shifts: v128): void {
  const low = i16x8.extend_low_i8x16_u(bytes);
  const high = i16x8.extend_high_i8x16_u(bytes);
  v128.store(y, scaled(i32x4.extend_low_i16x8_u(low), scales, shifts));
  v128.store(y, scaled(i32x4.extend_high_i16x8_u(low), scales, shifts), 16);
  v128.store(y, scaled(i32x4.extend_low_i16x8_u(high), scales, shifts), 32);
  v128.store(y, scaled(i32x4.extend_high_i16x8_u(high), scales, shifts), 48);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function scaled(pixels: v128, scales: v128, shifts: v128): v128 {
  return madd(f32x4.convert_i32x4_s(pixels), scales, shifts);
}
