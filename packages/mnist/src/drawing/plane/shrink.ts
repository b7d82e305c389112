import type { GrayImage } from './gray.js';

/**
 * Shrinks an image by a whole factor so that its longer side has at most `limit` pixels. Each pixel is the mean of
 * a block. Does not copy a smaller image.
 */
export function shrink(image: GrayImage, limit: number): GrayImage {
  const factor = Math.ceil(Math.max(image.width, image.height) / limit);
  if (factor === 1) return image;
  const width = Math.ceil(image.width / factor);
  const height = Math.ceil(image.height / factor);
  const values = new Uint8Array(width * height);
  const sums = new Float64Array(width);
  for (let row = 0; row < height; row++) {
    const top = row * factor;
    const bottom = Math.min(image.height, top + factor);
    sums.fill(0);
    for (let y = top; y < bottom; y++) {
      const start = y * image.width;
      for (let x = 0; x < image.width; x++) sums[Math.floor(x / factor)]! += image.values[start + x]!;
    }
    for (let column = 0; column < width; column++) {
      const across = Math.min(image.width, (column + 1) * factor) - column * factor;
      values[row * width + column] = Math.round(sums[column]! / (across * (bottom - top)));
    }
  }
  return { width, height, values };
}
