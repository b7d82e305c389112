import { IMAGE_SIZE, PIXELS } from '../image-set.js';
import type { Size } from './fit-box.js';

/** MNIST's centres of mass lie within half a pixel of column and row 14, counted from 0: digits move by whole pixels. */
const CENTRE = IMAGE_SIZE / 2;
/** Sums of many values differ from the true ones by less. */
const ROUNDING = 1e-6;

/** Where the values balance along an axis, in pixels from 0. */
export function centreOfMass(values: Float64Array, { width, height }: Size): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[row * width + column]!;
      mass += value;
      x += column * value;
      y += row * value;
    }
  }
  return { x: x / mass, y: y / mass };
}

/**
 * Lays a digit on 28×28 paper so that its centre of mass comes to lie on pixel (14, 14), to the nearest pixel, as the
 * authors of MNIST did; no further than the edge, so that nothing of it is cut off.
 *
 * @param values shape `[height, width]`, at most 28×28, 0 paper.
 */
export function centre(values: Float64Array, size: Size): Float64Array {
  const { width, height } = size;
  const { x, y } = centreOfMass(values, size);
  const left = placeAlong(x, width);
  const top = placeAlong(y, height);
  const image = new Float64Array(PIXELS);
  for (let row = 0; row < height; row++) {
    image.set(values.subarray(row * width, (row + 1) * width), (top + row) * IMAGE_SIZE + left);
  }
  return image;
}

/** A centre of mass halfway between two pixels comes to lie at 13.5, so that what is symmetric lies in the middle. */
function placeAlong(centreOfMass: number, size: number): number {
  const place = Math.ceil(CENTRE - centreOfMass - 0.5 - ROUNDING);
  return Math.min(IMAGE_SIZE - size, Math.max(0, place));
}
