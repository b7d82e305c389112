import { PIXELS } from '@lenet5/mnist';
import type { PixelScale } from '../input-normalization.js';

/**
 * Gathers images and scales their pixels.
 *
 * @param images u8, shape `[count, 28, 28]`.
 * @param indices Indices of the images to gather, in order.
 * @returns Shape `[indices.length, 28, 28]`.
 */
export function gatherPixels(
  images: Uint8Array,
  indices: Uint32Array,
  { scale, shift }: PixelScale,
): Float32Array {
  const pixels = new Float32Array(indices.length * PIXELS);
  indices.forEach((index, row) => {
    const from = index * PIXELS;
    const to = row * PIXELS;
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      pixels[to + pixel] = (images[from + pixel] ?? 0) * scale + shift;
    }
  });
  return pixels;
}

/**
 * Targets of the softmax: 1 − s + s/C for the true class, s/C for the others (Szegedy et al. 2016, arXiv:1512.00567,
 * section 7).
 *
 * @param smoothing s: the fraction of the target spread evenly over all C classes.
 * @returns Shape `[labels.length, classes]`.
 */
export function smoothTargets(labels: Uint8Array, classes: number, smoothing: number): Float32Array {
  const targets = new Float32Array(labels.length * classes).fill(smoothing / classes);
  labels.forEach((label, row) => {
    targets[row * classes + label] = 1 - smoothing + smoothing / classes;
  });
  return targets;
}
