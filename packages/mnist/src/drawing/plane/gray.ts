import type { CheckedImage } from '../source-image.js';

/** An image with one brightness per pixel. */
export interface GrayImage {
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
 * the background. Does not copy gray images.
 *
 * @param background The gray of the background, 0 (black) to 255 (white).
 */
export function toGray(image: CheckedImage, background: number): GrayImage {
  const { width, height, data, channels } = image;
  if (channels === 1) return { width, height, values: data };
  const values = new Uint8Array(width * height);
  const colored = channels >= 3;
  const translucent = channels % 2 === 0;
  for (let to = 0, from = 0; to < values.length; to++, from += channels) {
    const tenThousandths = colored
      ? RED * data[from]! + GREEN * data[from + 1]! + BLUE * data[from + 2]!
      : 10_000 * data[from]!;
    const luma = tenThousandths / 10_000;
    const alpha = translucent ? data[from + channels - 1]! / WHITE : 1;
    values[to] = roundOutward(alpha === 1 ? luma : background + (luma - background) * alpha);
  }
  return { width, height, values };
}

/** Rounds halves away from the middle of the range, so the negative of an image has exactly the negative grays. */
function roundOutward(gray: number): number {
  return gray < WHITE / 2 ? WHITE - Math.round(WHITE - gray) : Math.round(gray);
}
