/** Mean and standard deviation of pixels, scaled to 0 (paper) to 1 (ink). */
export interface PixelStatistics {
  readonly mean: number;
  readonly deviation: number;
}

const INK = 255;

/** Counts each of the 256 values first, so that rounding does not depend on the number of pixels. */
export function pixelStatistics(pixels: Uint8Array): PixelStatistics {
  const histogram = new Uint32Array(INK + 1);
  // An iterator takes eight times as long.
  for (let at = 0; at < pixels.length; at++) histogram[pixels[at]!]!++;
  const counts = Float64Array.from(histogram);
  const mean = counts.reduce((sum, count, value) => sum + count * value, 0) / pixels.length;
  const variance = counts.reduce((sum, count, value) => sum + count * (value - mean) ** 2, 0) / pixels.length;
  return { mean: mean / INK, deviation: Math.sqrt(variance) / INK };
}
