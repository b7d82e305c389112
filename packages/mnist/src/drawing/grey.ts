import type { CheckedImage } from './source-image.js';

/** One brightness a pixel. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** Shape `[height, width]`, row-major, 0 (black) to 255 (white). */
  readonly values: Uint8Array | Uint8ClampedArray;
}

/** Luma's weights of red, green and blue (ITU-R BT.709), in ten thousandths, so that sums are exact. */
const RED = 2126;
const GREEN = 7152;
const BLUE = 722;
const WHITE = 255;

/** Whether any pixel lets the background through. */
export function isTransparent({ data, channels }: CheckedImage): boolean {
  if (channels % 2 === 1) return false;
  for (let at = channels - 1; at < data.length; at += channels) if (data[at]! < WHITE) return true;
  return false;
}

/**
 * The luma of each pixel, 0.2126 R + 0.7152 G + 0.0722 B of the encoded values (ITU-R BT.709), laid over the
 * background where the picture is transparent. Grey pictures are not copied.
 *
 * @param background the grey behind the picture, 0 (black) to 255 (white).
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
    values[to] = roundEvenly(alpha === 1 ? luma : background + (luma - background) * alpha);
  }
  return { width, height, values };
}

/** Rounds a half away from the middle of the range, so that the negative of a picture has the negative's greys. */
function roundEvenly(grey: number): number {
  return grey < WHITE / 2 ? WHITE - Math.round(WHITE - grey) : Math.round(grey);
}
