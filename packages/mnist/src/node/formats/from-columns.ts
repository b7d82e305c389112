import type { ImageShape } from '@lenet5/core';

/** The shape of images that are rows of `values` values: squares of gray, else squares of RGB; undefined for neither. */
export function squareShape(values: number): ImageShape | undefined {
  for (const channels of [1, 3]) {
    const side = Math.sqrt(values / channels);
    if (Number.isInteger(side) && side > 0) return [side, side, channels];
  }
  return undefined;
}
