import { IMAGE_SIZE, PIXELS } from '../image-set.js';
import type { Size } from './fit-box.js';

/** The center of mass of MNIST's digits is within half a pixel of column and row 14, counted from 0. */
export const CENTER: number = IMAGE_SIZE / 2;
/** Larger than the rounding error of the sums. */
const ROUNDING = 1e-6;

/** The center of mass of the values, in pixels from 0. */
export function centerOfMass(values: Float64Array, { width, height }: Size): { x: number; y: number } {
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
 * Moves a digit by whole pixels into a 28×28 image so that its center of mass is closest to pixel (14, 14), as in MNIST.
 * Keeps the whole digit within the image.
 *
 * @param values Shape `[height, width]`, at most 28×28; 0 is paper.
 * @returns Shape `[28, 28]`.
 */
export function center(values: Float64Array, size: Size): Float64Array {
  const { width, height } = size;
  const { x, y } = centerOfMass(values, size);
  const left = offsetAlong(x, width);
  const top = offsetAlong(y, height);
  const image = new Float64Array(PIXELS);
  for (let row = 0; row < height; row++) {
    image.set(values.subarray(row * width, (row + 1) * width), (top + row) * IMAGE_SIZE + left);
  }
  return image;
}

/** The offset of the digit. Puts a center of mass halfway between two pixels at 13.5, which centers symmetric digits. */
function offsetAlong(centerOfMass: number, size: number): number {
  const offset = Math.ceil(CENTER - centerOfMass - 0.5 - ROUNDING);
  return Math.min(IMAGE_SIZE - size, Math.max(0, offset));
}
