import { isBuiltIn } from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import { isRecord } from '../is-record.js';

/**
 * Whether a value has the fields of an image set, with one label per image and images of equal size.
 * The size of the images is checked elsewhere, so that this module does not load the MNIST package.
 */
export function isImageSet(value: unknown): value is ImageSet {
  if (!isRecord(value)) return false;
  const { images, labels, count } = value;
  return (
    isBuiltIn(images, 'Uint8Array') &&
    (isBuiltIn(labels, 'Uint8Array') || isBuiltIn(labels, 'Uint16Array')) &&
    typeof count === 'number' &&
    labels.length === count &&
    (count === 0 ? images.length === 0 : images.length % count === 0)
  );
}
