import { PIXELS } from '@lenet5/mnist';

/**
 * Gathers images and scales them from 0–255 to 0–1.
 *
 * @param images u8, shape `[count, 28, 28]`.
 * @param indices Which of them, in this order.
 * @returns Shape `[indices.length, 28, 28]`.
 */
export function gatherPixels(images: Uint8Array, indices: Uint32Array): Float32Array {
  const pixels = new Float32Array(indices.length * PIXELS);
  indices.forEach((index, row) => {
    const from = index * PIXELS;
    const to = row * PIXELS;
    for (let pixel = 0; pixel < PIXELS; pixel++) pixels[to + pixel] = (images[from + pixel] ?? 0) / 255;
  });
  return pixels;
}

/**
 * What the softmax should give: 1 − s + s/C for the true class and s/C for the others (Szegedy et al. 2016,
 * arXiv:1512.00567, section 7).
 *
 * @param smoothing s: share of the target that all C classes get evenly.
 * @returns Shape `[labels.length, classes]`.
 */
export function smoothTargets(labels: Uint8Array, classes: number, smoothing: number): Float32Array {
  const targets = new Float32Array(labels.length * classes).fill(smoothing / classes);
  labels.forEach((label, row) => {
    targets[row * classes + label] = 1 - smoothing + smoothing / classes;
  });
  return targets;
}
