/** The mean and the standard deviation of pixels, of which each is a share of full ink, 0 to 1. */
export interface PixelStatistics {
  readonly mean: number;
  readonly deviation: number;
}

const INK = 255;

/** Counts each of the 256 values first, so that nothing is lost to rounding however many pixels there are. */
export function pixelStatistics(pixels: Uint8Array): PixelStatistics {
  const counts = new Float64Array(INK + 1);
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1;
  const mean = counts.reduce((sum, count, value) => sum + count * value, 0) / pixels.length;
  const variance = counts.reduce((sum, count, value) => sum + count * (value - mean) ** 2, 0) / pixels.length;
  return { mean: mean / INK, deviation: Math.sqrt(variance) / INK };
}
