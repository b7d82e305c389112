import type { DecodedFile } from './data-file.js';
import {
  CountMismatchError,
  NoImagesError,
  WrongImageSizeError,
  WrongLabelError,
} from './errors/data-errors.js';
import { IdxWrongMagicError, IdxWrongTypeError } from './errors/idx-errors.js';
import type { IdxArray } from './idx-array.js';
import { IDX_TYPES } from './idx-types.js';
import { CLASSES, IMAGE_SIZE, type ImageSet } from './image-set.js';

/**
 * Combines a file of images and a file of labels. Does not copy the pixels.
 *
 * @throws {LenetError} if the type, rank, image size, a label or the counts are wrong.
 */
export function toImageSet(imagesFile: DecodedFile, labelsFile: DecodedFile): ImageSet {
  const images = pixelsOf(imagesFile);
  const labels = labelsOf(labelsFile);
  const count = imagesFile.array.shape[0]!;
  if (labels.length !== count) {
    throw new CountMismatchError(imagesFile.location, count, labelsFile.location, labels.length);
  }
  if (count === 0) throw new NoImagesError(imagesFile.location);
  return { images, labels, count };
}

/** The pixels in a file. @throws {LenetError} if the type, rank or size of the images is wrong. */
export function pixelsOf({ array, location }: DecodedFile): Uint8Array {
  if (array.shape.length !== 3) throw wrongRank(location, array, 'images', '3 dimensions');
  if (array.type !== 'u8') throw new IdxWrongTypeError(location, IDX_TYPES[array.type].byte, '0x08 (bytes)');
  const [, rows = 0, columns = 0] = array.shape;
  if (rows !== IMAGE_SIZE || columns !== IMAGE_SIZE) throw new WrongImageSizeError(location, rows, columns);
  return array.values;
}

/**
 * The labels in a file.
 *
 * @throws {LenetError} if the type, rank or a label is wrong.
 */
export function labelsOf({ array, location }: DecodedFile): Uint8Array {
  const labels = labelColumn(array, location);
  const wrong = labels.findIndex((label) => label < 0 || label >= CLASSES);
  if (wrong >= 0) throw new WrongLabelError(location, labels[wrong]!, wrong);
  return labels instanceof Uint8Array ? labels : Uint8Array.from(labels);
}

/** The labels of MNIST are bytes. The labels of QMNIST are a table of 32-bit integers with the class in the first column. */
function labelColumn(array: IdxArray, location: string): Uint8Array | Int32Array {
  const { shape } = array;
  if (array.type === 'i32' && shape.length === 2) {
    const [rows = 0, columns = 0] = shape;
    if (columns === 0) throw wrongRank(location, array, 'labels', 'a class in the first column');
    return Int32Array.from({ length: rows }, (_, row) => array.values[row * columns]!);
  }
  if (shape.length !== 1) throw wrongRank(location, array, 'labels', '1 dimension');
  if (array.type !== 'u8') throw new IdxWrongTypeError(location, IDX_TYPES[array.type].byte, '0x08 (bytes)');
  return array.values;
}

function wrongRank(
  location: string,
  { shape, type }: IdxArray,
  content: string,
  expected: string,
): IdxWrongMagicError {
  const found = `${type} values of shape [${shape.join(', ')}]`;
  return new IdxWrongMagicError(location, `an IDX file of ${content}`, found, expected);
}
