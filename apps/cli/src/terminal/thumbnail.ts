import { type ImageShape, shapeSize } from '@lenet5/core';
import { IMAGE_SIZE, rawPixels } from '@lenet5/mnist';

/** A gray image that is small enough to be drawn. */
export interface Thumbnail {
  /** Shape `[rows, columns]`, 0 (black) to 255 (white). */
  readonly pixels: Uint8Array;
  readonly rows: number;
  readonly columns: number;
}

/** Reduces an image to at most 28×28 gray pixels with its proportions. An image of MNIST stays as it is. */
export function thumbnail(pixels: Uint8Array, shape: ImageShape): Thumbnail {
  const [height, width, channels] = shape;
  const scale = Math.min(1, IMAGE_SIZE / Math.max(height, width));
  const [rows, columns] = [height, width].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  if (pixels.length !== shapeSize(shape))
    throw new RangeError(`${pixels.length} pixels of ${shape.join('×')}`);
  const data = Uint8Array.from(pixels);
  const small = rawPixels({ width, height, data, channels: channels as 1 | 2 | 3 | 4 }, [rows, columns, 1]);
  return { pixels: small, rows, columns };
}
