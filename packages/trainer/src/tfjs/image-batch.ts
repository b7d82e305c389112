import type { Labels } from '@lenet5/core';
import type { PixelScale } from '../input-normalization.js';

/**
 * Gathers images and scales their pixels.
 *
 * @param images u8, shape `[count, size]`.
 * @param indices Indices of the images to gather, in order.
 * @param size Values per image.
 * @returns Shape `[indices.length, size]`.
 */
export function gatherPixels(
  images: Uint8Array,
  indices: Uint32Array,
  { scale, shift }: PixelScale,
  size: number,
): Float32Array {
  const pixels = new Float32Array(indices.length * size);
  indices.forEach((index, row) => {
    const from = index * size;
    const to = row * size;
    for (let pixel = 0; pixel < size; pixel++) {
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
  labels: Labels,
  classes: number,
  smoothing: number,
  columns: number = classes,
): Float32Array {
  const targets = new Float32Array(labels.length * columns);
  for (const [row, label] of labels.entries()) {
    const first = row * columns;
    targets.fill(smoothing / classes, first, first + classes);
    targets[first + label] = 1 - smoothing + smoothing / classes;
  }
  return targets;
}
