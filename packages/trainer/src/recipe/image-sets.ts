import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { isRecord } from '../is-record.js';

/** Whether a value has the fields of an image set, with lengths that match. */
export function isImageSet(value: unknown): value is ImageSet {
  if (!isRecord(value)) return false;
  const { images, labels, count } = value;
  return (
    images instanceof Uint8Array &&
    labels instanceof Uint8Array &&
    typeof count === 'number' &&
    images.length === count * PIXELS &&
    labels.length === count
  );
}
