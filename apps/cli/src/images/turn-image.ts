import type { SourceImage } from '@lenet5/mnist';

/** Where a pixel of the turned picture comes from, in a stored picture of `width` × `height`. */
type Turn = (x: number, y: number, width: number, height: number) => readonly [x: number, y: number];

/** Exif's orientations, from 1. */
const TURNS: readonly Turn[] = [
  (x, y) => [x, y],
  (x, y, width) => [width - 1 - x, y],
  (x, y, width, height) => [width - 1 - x, height - 1 - y],
  (x, y, _, height) => [x, height - 1 - y],
  (x, y) => [y, x],
  (x, y, _, height) => [y, height - 1 - x],
  (x, y, width, height) => [width - 1 - y, height - 1 - x],
  (x, y, width) => [width - 1 - y, x],
];
/** From this orientation on width and height change places. */
const FIRST_SIDEWAYS = 5;

/** A photo as it is meant to be seen, by Exif's orientation, 1 (as it is) to 8. */
export function turnImage(image: SourceImage, orientation: number): SourceImage {
  const turn = TURNS[orientation - 1];
  if (!turn || orientation === 1) return image;
  const { width, height, data } = image;
  const channels = data.length / (width * height);
  const [columns, rows] = orientation >= FIRST_SIDEWAYS ? [height, width] : [width, height];
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const [fromX, fromY] = turn(x, y, width, height);
      const from = (fromY * width + fromX) * channels;
      const to = (y * columns + x) * channels;
      for (let channel = 0; channel < channels; channel++) turned[to + channel] = data[from + channel] ?? 0;
    }
  }
  return { ...image, width: columns, height: rows, data: turned };
}
