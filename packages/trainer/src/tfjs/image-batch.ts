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
 * Targets of the logits: 1 − s + s/C for the true class, s/C for the other classes (Szegedy et al. 2016, arXiv:1512.00567,
 * section 7), 0 for "none of these".
 *
 * @param smoothing s: the fraction of the target spread evenly over all C classes.
 * @param columns Logits per image: `classes`, or one more with "none of these".
 * @returns Shape `[labels.length, columns]`.
 */
export function smoothTargets(
  labels: Uint8Array,
  classes: number,
  smoothing: number,
  columns: number = classes,
): Float32Array {
  const targets = new Float32Array(labels.length * columns);
  labels.forEach((label, row) => {
    const first = row * columns;
    targets.fill(smoothing / classes, first, first + classes);
    targets[first + label] = 1 - smoothing + smoothing / classes;
  });
  return targets;
}
