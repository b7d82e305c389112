import { isDark } from '../page/theme.js';

/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The colours that pictures are painted in, on transparent ground; they follow the theme. */
export function inkColours(): { readonly ink: Rgb; readonly positive: Rgb; readonly negative: Rgb } {
  return isDark.value
    ? { ink: [230, 232, 235], positive: [108, 182, 255], negative: [240, 163, 85] }
    : { ink: [31, 35, 40], positive: [9, 105, 218], negative: [179, 89, 0] };
}

/**
 * Paints values into a canvas, a pixel each: positive blue, negative orange, the stronger the larger; `unsigned`
 * values in ink.
 *
 * @param largest The value that is painted at full strength.
 */
export function paint(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  width: number,
  largest: number,
  unsigned = false,
): void {
  const { ink, positive, negative } = inkColours();
  const height = values.length / width;
  // Setting a size, even the same, throws the canvas away and costs more than the painting.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = new ImageData(width, height);
  const { data } = image;
  for (let i = 0, at = 0; i < values.length; i++, at += 4) {
    const share = largest > 0 ? values[i]! / largest : 0;
    const colour = unsigned ? ink : share < 0 ? negative : positive;
    const strength = unsigned ? Math.abs(share) : Math.abs(share) ** 0.8;
    data[at] = colour[0];
    data[at + 1] = colour[1];
    data[at + 2] = colour[2];
    data[at + 3] = Math.round(255 * Math.min(1, strength));
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
