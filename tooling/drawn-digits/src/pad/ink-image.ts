import type { SourceImage } from '@lenet5/mnist';

/**
 * Ink as an image with a frame of paper: `mnistify()` takes the border for the background, also if the pad is full of ink.
 *
 * @param ink Shape `[size, size]`, 0 (paper) to 255 (ink).
 */
export function inkImage(ink: Uint8Array): SourceImage {
  const inner = Math.sqrt(ink.length);
  const size = inner + 2;
  const data = new Uint8Array(size * size);
  for (let row = 0; row < inner; row++) {
    data.set(ink.subarray(row * inner, (row + 1) * inner), (row + 1) * size + 1);
  }
  return { width: size, height: size, data };
}
