import { forward } from './forward.js';
import type { Weights } from './weights.js';

const SIDE = 28;

/** The side of the square that is covered, in pixels. */
export const PATCH = 5;

/** Pixels from one position of the square to the next. */
const STRIDE = 2;

/** The pixels with a square of paper on them. */
export function covered(pixels: Uint8Array, left: number, top: number): Uint8Array {
  const result = pixels.slice();
  for (let y = top; y < Math.min(SIDE, top + PATCH); y++) {
    result.fill(0, y * SIDE + left, y * SIDE + Math.min(SIDE, left + PATCH));
  }
  return result;
}

/**
 * The occlusion map of a digit (Zeiler & Fergus 2014): a square of paper covers one part after another, and the map has,
 * for each pixel, by how much the probability of the class falls on average over the squares that cover the pixel.
 * Yields after each forward pass, so that the caller can spread the work over several frames.
 *
 * @param pixels Shape `[28, 28]`, 0 (paper) to 255 (ink).
 * @returns Shape `[28, 28]`; negative where covering makes the class more probable.
 */
export function* occlusion(
  pixels: Uint8Array,
  weights: Weights,
  label: number,
): Generator<undefined, Float64Array> {
  const whole = forward(pixels, weights).probabilities[label]!;
  const drops = new Float64Array(SIDE * SIDE);
  const squares = new Float64Array(SIDE * SIDE);
  for (let top = 0; top <= SIDE - PATCH + 1; top += STRIDE) {
    for (let left = 0; left <= SIDE - PATCH + 1; left += STRIDE) {
      const input = covered(pixels, left, top);
      // A square on blank paper changes nothing.
      const isBlank = input.every((value, at) => value === pixels[at]);
      const drop = isBlank ? 0 : whole - forward(input, weights).probabilities[label]!;
      for (let y = top; y < Math.min(SIDE, top + PATCH); y++) {
        for (let x = left; x < Math.min(SIDE, left + PATCH); x++) {
          drops[y * SIDE + x]! += drop;
          squares[y * SIDE + x]! += 1;
        }
      }
      if (!isBlank) yield;
    }
  }
  return drops.map((sum, at) => sum / squares[at]!);
}
