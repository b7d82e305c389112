import type { FilterShape } from './filter-shape.js';

/** The colors of negative and positive weights: [red, green, blue]. Both are visible on light and dark backgrounds. */
const NEGATIVE = [217, 106, 26] as const;
const POSITIVE = [47, 125, 225] as const;

/** A grid of tiles in one bitmap, one pixel apart. */
export interface Mosaic {
  /** Shape `[height, width, 4]`: red, green, blue, opacity. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * The kernel weights as pixels: a column per filter and a row per input channel, for the first `shown.filters` filters and
 * the first `shown.inputs` channels. The color is the sign of the weight, the opacity |weight| / `largest`.
 *
 * @param weights - Shape `[height, width, inputs, filters]`, row-major.
 */
export function filterMosaic(
  weights: ArrayLike<number>,
  [height, width, inputs, filters]: FilterShape,
  shown: { readonly inputs: number; readonly filters: number },
  largest: number,
): Mosaic {
  const mosaicWidth = shown.filters * (width + 1) - 1;
  const mosaicHeight = shown.inputs * (height + 1) - 1;
  const pixels = new Uint8Array(mosaicWidth * mosaicHeight * 4);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let input = 0; input < shown.inputs; input++) {
        for (let filter = 0; filter < shown.filters; filter++) {
          const weight = weights[((row * width + column) * inputs + input) * filters + filter] ?? 0;
          const y = input * (height + 1) + row;
          const x = filter * (width + 1) + column;
          pixels.set(weightColor(weight, largest), (y * mosaicWidth + x) * 4);
        }
      }
    }
  }
  return { pixels, width: mosaicWidth, height: mosaicHeight };
}

/** The color of one weight: [red, green, blue, opacity], each 0 to 255. NaN is transparent. */
export function weightColor(weight: number, largest: number): [number, number, number, number] {
  const opacity = largest > 0 ? Math.min(1, Math.abs(weight) / largest) : 0;
  return [...(weight < 0 ? NEGATIVE : POSITIVE), Number.isNaN(opacity) ? 0 : Math.round(255 * opacity)];
}
