import { isDark } from '../page/theme.js';

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The colors of heatmaps, on a transparent background. They follow the theme. */
export function heatmapColors(): { readonly ink: Rgb; readonly positive: Rgb; readonly negative: Rgb } {
  return isDark.value
    ? { ink: [230, 232, 235], positive: [108, 182, 255], negative: [240, 163, 85] }
    : { ink: [31, 35, 40], positive: [9, 105, 218], negative: [179, 89, 0] };
}

/**
 * Paints values to a canvas, one pixel per value: positive values blue, negative values orange, with an opacity that
 * grows with the magnitude. `unsigned` values are painted as ink.
 *
 * @param width Values per row.
 * @param largest The value that is fully opaque.
 */
export function paint(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  width: number,
  largest: number,
  unsigned = false,
): void {
  const { ink, positive, negative } = heatmapColors();
  const height = values.length / width;
  // Setting a size, even the same one, discards the content and takes longer than painting.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = new ImageData(width, height);
  const { data } = image;
  for (let i = 0, at = 0; i < values.length; i++, at += 4) {
    const fraction = largest > 0 ? values[i]! / largest : 0;
    const color = unsigned ? ink : fraction < 0 ? negative : positive;
    const opacity = unsigned ? Math.abs(fraction) : Math.abs(fraction) ** 0.8;
    data[at] = color[0];
    data[at + 1] = color[1];
    data[at + 2] = color[2];
    data[at + 3] = Math.round(255 * Math.min(1, opacity));
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}
