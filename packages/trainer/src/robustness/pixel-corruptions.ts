import { mixBits } from '@lenet5/core';
import { IMAGE_SIZE, PIXELS } from '@lenet5/mnist';

const INK = 255;

/** Changes one image of shape `[28, 28]` into another; `random` are random bits of the image. */
export type PixelCorruption = (from: Uint8Array, to: Uint8Array, strength: number, random: number) => void;

/** Adds noise with nearly a normal distribution: the sum of the four bytes of a hash has a standard deviation of 147.8. */
export const addNoise: PixelCorruption = (from, to, strength, random) => {
  const factor = (strength * INK) / Math.sqrt((4 * (256 ** 2 - 1)) / 12);
  for (let at = 0; at < PIXELS; at++) {
    const bits = mixBits(random + at);
    const sum = (bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24);
    to[at] = clamp(from[at]! + factor * (sum - 510));
  }
};

/**
 * Blends an image with its dilation or erosion by a cross of radius 1, the random sign says which: strokes become thicker or
 * thinner by `strength` pixels on each side, at most 1.
 */
export const changeThickness: PixelCorruption = (from, to, strength, random) => {
  const pick = random < 0 ? Math.min : Math.max;
  for (let y = 0; y < IMAGE_SIZE; y++) {
    for (let x = 0; x < IMAGE_SIZE; x++) {
      const at = y * IMAGE_SIZE + x;
      const left = x > 0 ? from[at - 1]! : 0;
      const right = x < IMAGE_SIZE - 1 ? from[at + 1]! : 0;
      const above = y > 0 ? from[at - IMAGE_SIZE]! : 0;
      const below = y < IMAGE_SIZE - 1 ? from[at + IMAGE_SIZE]! : 0;
      const value = from[at]!;
      to[at] = clamp(value + strength * (pick(value, left, right, above, below) - value));
    }
  }
};

/** Blurs with a Gaussian; outside the image is paper. */
export const blur: PixelCorruption = (from, to, strength) => {
  const weights = gaussian(strength);
  const rows = new Float64Array(PIXELS);
  blurRows(from, rows, weights);
  const both = new Float64Array(PIXELS);
  blurRows(rows, both, weights);
  for (let at = 0; at < PIXELS; at++) to[at] = clamp(both[at]!);
};

/** Blurs each row and transposes, so that two calls blur both directions. */
function blurRows(from: ArrayLike<number>, to: Float64Array, weights: readonly number[]): void {
  for (let y = 0; y < IMAGE_SIZE; y++) {
    for (let x = 0; x < IMAGE_SIZE; x++) {
      let sum = weights[0]! * from[y * IMAGE_SIZE + x]!;
      for (let k = 1; k < weights.length; k++) {
        const left = x >= k ? from[y * IMAGE_SIZE + x - k]! : 0;
        const right = x + k < IMAGE_SIZE ? from[y * IMAGE_SIZE + x + k]! : 0;
        sum += weights[k]! * (left + right);
      }
      to[x * IMAGE_SIZE + y] = sum;
    }
  }
}

/** The weights of a Gaussian at 0, 1, … up to three standard deviations; both sides sum to 1. */
function gaussian(deviation: number): number[] {
  const count = Math.ceil(3 * deviation) + 1;
  const weights = Array.from({ length: count }, (_, k) => Math.exp(-(k * k) / (2 * deviation * deviation)));
  const sum = weights.reduce((total, weight, k) => total + (k === 0 ? weight : 2 * weight), 0);
  return weights.map((weight) => weight / sum);
}

function clamp(value: number): number {
  return Math.round(Math.max(0, Math.min(INK, value)));
}
