import { type AnyImageSet, imageParts } from '@lenet5/mnist';

/** Mean and standard deviation of pixels, scaled to 0 (paper) to 1 (ink). */
export interface PixelStatistics {
  readonly mean: number;
  readonly deviation: number;
}

const INK = 255;

/** Counts each of the 256 values first, so that rounding does not depend on the number of pixels. */
export async function pixelStatistics(set: AnyImageSet): Promise<PixelStatistics> {
  const counts = new Float64Array(INK + 1);
  for await (const { images } of imageParts(set)) {
    const histogram = new Uint32Array(INK + 1);
    // An iterator takes eight times as long.
    for (let at = 0; at < images.length; at++) histogram[images[at]!]!++;
    for (const [value, count] of histogram.entries()) counts[value]! += count;
  }
  const pixels = counts.reduce((sum, count) => sum + count, 0);
  const mean = counts.reduce((sum, count, value) => sum + count * value, 0) / pixels;
  const variance = counts.reduce((sum, count, value) => sum + count * (value - mean) ** 2, 0) / pixels;
  return { mean: mean / INK, deviation: Math.sqrt(variance) / INK };
}
