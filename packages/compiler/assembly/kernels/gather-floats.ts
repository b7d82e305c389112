import { madd } from '../lanes';

/*
 * Fetches the values of one lane group and scales them.
 *
 *   images  [count][rows][columns][channels] floats
 *   order   image indices of the 1 to 4 `samples` of the lane group
 *   y       [channels][rows][columns] vectors:  lane s = value of sample s · scale + shift
 *
 * Lanes after `samples` repeat the last one: their values are finite, and their gradient is 0.
 */
export function gatherFloats(
  images: usize,
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
  const line = (columns * channels) << 2;
  const size = rows * line;
  let a = images + <usize>load<u32>(order) * size;
  let b = images + <usize>load<u32>(order + (min(1, samples - 1) << 2)) * size;
  let c = images + <usize>load<u32>(order + (min(2, samples - 1) << 2)) * size;
  let d = images + <usize>load<u32>(order + (min(3, samples - 1) << 2)) * size;
  const scales = f32x4.splat(scale);
  const shifts = f32x4.splat(shift);
  for (let row = 0; row < rows; row++) {
    let at = 0;
    for (let column = 0; column < columns; column++) {
      let to = y + (column << 4);
      for (let channel = 0; channel < channels; channel++) {
        let values = v128.load32_splat(a + at);
        values = f32x4.replace_lane(values, 1, load<f32>(b + at));
        values = f32x4.replace_lane(values, 2, load<f32>(c + at));
        values = f32x4.replace_lane(values, 3, load<f32>(d + at));
        v128.store(to, madd(values, scales, shifts));
        to += yChannel;
        at += 4;
      }
    }
    a += line;
    b += line;
    c += line;
    d += line;
    y += yRow;
  }
}
