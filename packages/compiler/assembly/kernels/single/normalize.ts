import { madd } from '../../lanes';

/*
 * Batch normalization of a single image, in place or not: y = (x − mean) · gamma / √(variance + epsilon) + beta.
 *
 *   x, y                          [rows][columns] pixels of channels, padded to whole vectors
 *   mean, variance, gamma, beta   [channels] floats, padded to whole vectors
 */
export function singleNormalize(
  x: usize,
  xRow: i32,
  xPixel: i32,
  mean: usize,
  variance: usize,
  gamma: usize,
  beta: usize,
  y: usize,
  yRow: i32,
  yPixel: i32,
  epsilon: f32,
  rows: i32,
  columns: i32,
): void {
  for (let c = 0; c < xPixel; c += 16) {
    const center = v128.load(mean + c);
    const deviation = f32x4.sqrt(f32x4.add(v128.load(variance + c), f32x4.splat(epsilon)));
    const scale = f32x4.div(v128.load(gamma + c), deviation);
    const offset = v128.load(beta + c);
    for (let row = 0; row < rows; row++) {
      let from = x + row * xRow + c;
      let to = y + row * yRow + c;
      for (let column = 0; column < columns; column++) {
        v128.store(to, madd(f32x4.sub(v128.load(from), center), scale, offset));
        from += xPixel;
        to += yPixel;
      }
    }
  }
}
