/** Mean and standard deviation of pixels, scaled to 0 (paper) to 1 (ink). */
export interface PixelStatistics {
  readonly mean: number;
  readonly deviation: number;
}

const INK = 255;

/** Counts each of the 256 values first, so that rounding does not depend on the number of pixels. */
export function pixelStatistics(pixels: Uint8Array): PixelStatistics {
  const counts = new Float64Array(INK + 1);
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1;
  const mean = counts.reduce((sum, count, value) => sum + count * value, 0) / pixels.length;
  const variance = counts.reduce((sum, count, value) => sum + count * (value - mean) ** 2, 0) / pixels.length;
  return { mean: mean / INK, deviation: Math.sqrt(variance) / INK };
}
