import type { SourceImage } from '../../drawing/source-image.js';

/** Maps a pixel of the upright image to the stored image of `width` × `height`. */
type Rotation = (x: number, y: number, width: number, height: number) => readonly [x: number, y: number];

/** The Exif orientations, from 1. */
const ROTATIONS: readonly Rotation[] = [
  (x, y) => [x, y],
  (x, y, width) => [width - 1 - x, y],
  (x, y, width, height) => [width - 1 - x, height - 1 - y],
  (x, y, _, height) => [x, height - 1 - y],
  (x, y) => [y, x],
  (x, y, _, height) => [y, height - 1 - x],
  (x, y, width, height) => [width - 1 - y, height - 1 - x],
  (x, y, width) => [width - 1 - y, x],
];
/** From this orientation on, width and height are swapped. */
const FIRST_SIDEWAYS = 5;

/** Rotates and mirrors an image so that it is upright, by its Exif orientation, 1 (upright) to 8. */
export function rotateImage(image: SourceImage, orientation: number): SourceImage {
  const rotation = ROTATIONS[orientation - 1];
  if (!rotation || orientation === 1) return image;
  const { width, height, data } = image;
  const channels = data.length / (width * height);
  const [columns, rows] = orientation >= FIRST_SIDEWAYS ? [height, width] : [width, height];
  const rotated = new Uint8Array(data.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const [fromX, fromY] = rotation(x, y, width, height);
      const from = (fromY * width + fromX) * channels;
      const to = (y * columns + x) * channels;
      for (let channel = 0; channel < channels; channel++) rotated[to + channel] = data[from + channel] ?? 0;
    }
  }
  return { ...image, width: columns, height: rows, data: rotated };
}
