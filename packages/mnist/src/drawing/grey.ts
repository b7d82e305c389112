import type { CheckedImage } from './source-image.js';

/** An image with one brightness per pixel. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** Shape `[height, width]`, row-major, 0 (black) to 255 (white). */
  readonly values: Uint8Array | Uint8ClampedArray;
}

/** Luma weights of red, green and blue (ITU-R BT.709), in ten thousandths, which makes sums exact. */
const RED = 2126;
const GREEN = 7152;
const BLUE = 722;
const WHITE = 255;

/** Whether any pixel is transparent. */
export function isTransparent({ data, channels }: CheckedImage): boolean {
  if (channels % 2 === 1) return false;
  for (let at = channels - 1; at < data.length; at += channels) if (data[at]! < WHITE) return true;
  return false;
}

/**
 * Converts an image to luma, 0.2126 R + 0.7152 G + 0.0722 B of the encoded values (ITU-R BT.709). Blends transparent pixels with
 * the background. Does not copy grey images.
 *
 * @param background The grey of the background, 0 (black) to 255 (white).
 */
export function toGrey(image: CheckedImage, background: number): GreyImage {
  const { width, height, data, channels } = image;
  if (channels === 1) return { width, height, values: data };
  const values = new Uint8Array(width * height);
  const coloured = channels >= 3;
  const translucent = channels % 2 === 0;
  for (let to = 0, from = 0; to < values.length; to++, from += channels) {
    const tenThousandths = coloured
      ? RED * data[from]! + GREEN * data[from + 1]! + BLUE * data[from + 2]!
      : 10_000 * data[from]!;
    const luma = tenThousandths / 10_000;
    const alpha = translucent ? data[from + channels - 1]! / WHITE : 1;
    values[to] = roundOutwards(alpha === 1 ? luma : background + (luma - background) * alpha);
  }
  return { width, height, values };
}

/** Rounds halves away from the middle of the range, so the negative of an image has exactly the negative greys. */
function roundOutwards(grey: number): number {
  return grey < WHITE / 2 ? WHITE - Math.round(WHITE - grey) : Math.round(grey);
}
