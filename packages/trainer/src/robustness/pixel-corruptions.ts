import { type ImageShape, mixBits } from '@lenet5/core';

const INK = 255;

/** Changes one image of this shape into another; `random` are random bits of the image. */
export type PixelCorruption = (
  from: Uint8Array,
  to: Uint8Array,
  strength: number,
  random: number,
  shape: ImageShape,
) => void;

/** Adds noise with nearly a normal distribution: the sum of the four bytes of a hash has a standard deviation of 147.8. */
export const addNoise: PixelCorruption = (from, to, strength, random) => {
  const factor = (strength * INK) / Math.sqrt((4 * (256 ** 2 - 1)) / 12);
  for (let at = 0; at < from.length; at++) {
    const bits = mixBits(random + at);
    const sum = (bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24);
    to[at] = clamp(from[at]! + factor * (sum - 510));
  }
};

/**
 * Blends an image with its dilation or erosion by a cross of radius 1, the random sign says which: strokes become thicker or
 * thinner by `strength` pixels on each side, at most 1.
 */
export const changeThickness: PixelCorruption = (from, to, strength, random, [rows, columns, channels]) => {
  const pick = random < 0 ? Math.min : Math.max;
  const line = columns * channels;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x >= channels ? from[at - channels]! : 0;
      const right = x < line - channels ? from[at + channels]! : 0;
      const above = y > 0 ? from[at - line]! : 0;
      const below = y < rows - 1 ? from[at + line]! : 0;
      const value = from[at]!;
      to[at] = clamp(value + strength * (pick(value, left, right, above, below) - value));
    }
  }
};

/** Blurs with a Gaussian; outside the image is paper. */
export const blur: PixelCorruption = (from, to, strength, _, [rows, columns, channels]) => {
  const weights = gaussian(strength);
  const across = new Float64Array(from.length);
  blurRows(from, across, weights, [rows, columns, channels]);
  const both = new Float64Array(from.length);
  blurRows(across, both, weights, [columns, rows, channels]);
  for (let at = 0; at < to.length; at++) to[at] = clamp(both[at]!);
};

/** Blurs each row and transposes, so that two calls blur both directions. */
function blurRows(
  from: ArrayLike<number>,
  to: Float64Array,
  weights: readonly number[],
  [rows, columns, channels]: ImageShape,
): void {
  const value = (y: number, x: number, channel: number): number =>
    x >= 0 && x < columns ? from[(y * columns + x) * channels + channel]! : 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = weights[0]! * value(y, x, channel);
        for (let k = 1; k < weights.length; k++) {
          sum += weights[k]! * (value(y, x - k, channel) + value(y, x + k, channel));
        }
        to[(x * rows + y) * channels + channel] = sum;
      }
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
