import { isBuiltIn } from '@lenet5/core';
import type { AnyImageSet, ImageSet } from '@lenet5/mnist';
import { isRecord } from '../is-record.js';

/**
 * Whether a value has the fields of an image set, with one label per image and images of equal size.
 * The size of the images is checked elsewhere, so that this module does not load the MNIST package.
 */
export function isImageSet(value: unknown): value is ImageSet {
  if (!isRecord(value)) return false;
  const { images, count } = value;
  return (
    isBuiltIn(images, 'Uint8Array') &&
    hasLabels(value) &&
    (count === 0 ? images.length === 0 : images.length % Number(count) === 0)
  );
}

/** Whether a value has the fields of an image set or of a streamed one. */
export function isAnySet(value: unknown): value is AnyImageSet {
  if (!isRecord(value)) return false;
  return 'readImages' in value
    ? typeof value.readImages === 'function' && hasLabels(value)
    : isImageSet(value);
}

function hasLabels({ labels, count }: Readonly<Record<string, unknown>>): boolean {
  const areLabels = isBuiltIn(labels, 'Uint8Array') || isBuiltIn(labels, 'Uint16Array');
  return areLabels && labels.length === count;
}
