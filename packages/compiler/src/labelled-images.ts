import { InvalidOptionError } from './errors/invalid-option-error.js';
import type { ImageShape } from './lower/network.js';

/** Images of bytes with a class each, one after the other. An `ImageSet` of `@lenet5/mnist` is one. */
export interface LabelledImages {
  /** Shape `[count, rows, columns, channels]` as the model takes them, 0 to 255. */
  readonly images: Uint8Array;
  /** Shape `[count]`, each below the number of classes. */
  readonly labels: Uint8Array;
}

/** How many images there are, once sizes and labels are seen to be right. */
export function checkImages(option: string, set: LabelledImages, shape: ImageShape, classes: number): number {
  const count = countImages(`${option}.images`, set.images, shape);
  if (set.labels.length !== count)
    throw new InvalidOptionError(
      `${option}.labels`,
      `length ${set.labels.length}`,
      `pass ${count} labels, one per image`,
    );
  const wrong = set.labels.findIndex((label) => label >= classes);
  if (wrong >= 0)
    throw new InvalidOptionError(
      `${option}.labels[${wrong}]`,
      String(set.labels[wrong]),
      `use labels from 0 to ${classes - 1}`,
    );
  return count;
}

/** How many images so many bytes are. */
export function countImages(option: string, images: Uint8Array, shape: ImageShape): number {
  const pixels = shape[0] * shape[1] * shape[2];
  if (images.length % pixels !== 0)
    throw new InvalidOptionError(
      option,
      `${images.length} bytes`,
      `pass a multiple of ${pixels} bytes: images of shape [${shape.join(', ')}]`,
    );
  return images.length / pixels;
}
