import type { FilterShape } from './filter-shape.js';

/** The colours of a weight below and above zero: [red, green, blue]. Both stand out on light and on dark paper. */
const NEGATIVE = [217, 106, 26] as const;
const POSITIVE = [47, 125, 225] as const;

/** A grid of pictures in one bitmap, a pixel between each and the next. */
export interface Mosaic {
  /** Shape `[height, width, 4]`: red, green, blue, opacity. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * The kernels as pixels: a column for each of the first `filters` filters, a row for each of the first `inputs` input
 * channels. The hue is the weight's sign, the opacity its share of `largest`: zero is the bare paper.
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
          pixels.set(weightColour(weight, largest), (y * mosaicWidth + x) * 4);
        }
      }
    }
  }
  return { pixels, width: mosaicWidth, height: mosaicHeight };
}

/** The colour of one weight: [red, green, blue, opacity], each 0 to 255. What is no number is transparent. */
export function weightColour(weight: number, largest: number): [number, number, number, number] {
  const share = largest > 0 ? Math.min(1, Math.abs(weight) / largest) : 0;
  return [...(weight < 0 ? NEGATIVE : POSITIVE), Number.isNaN(share) ? 0 : Math.round(255 * share)];
}
