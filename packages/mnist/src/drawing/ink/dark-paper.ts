import type { GrayImage } from '../plane/gray.js';
import { median } from '../plane/median.js';

/** Number of samples along the longer side of the image. */
const SAMPLES = 64;

/**
 * Whether the paper of an image is probably dark: most pixels in its middle are darker than the mean of the lightest and the
 * darkest.
 */
export function hasDarkPaper({ width, height, values }: GrayImage): boolean {
  const middle: number[] = [];
  const step = Math.max(1, Math.floor(Math.max(width, height) / SAMPLES));
  for (let y = Math.floor(height / 4); y < (3 * height) / 4; y += step) {
    for (let x = Math.floor(width / 4); x < (3 * width) / 4; x += step) middle.push(values[y * width + x]!);
  }
  return median(middle) < (Math.min(...middle) + Math.max(...middle)) / 2;
}
