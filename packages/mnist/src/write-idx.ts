import { swapToOrFromBigEndian } from './byte-order.js';
import { InvalidArgumentError } from './errors/invalid-argument-error.js';
import type { IdxArray, IdxType } from './idx-array.js';
import { IDX_TYPES, valueCount } from './idx-types.js';
import { requireInteger } from './require-argument.js';

/**
 * Writes an array as an IDX file: the inverse of {@link readIdx}, bit for bit.
 *
 * @throws {InvalidArgumentError} `type`, `shape` and `values` do not fit each other, a size is no 32-bit integer, or there
 * are more than 255 dimensions.
 */
export function writeIdx(array: IdxArray): Uint8Array<ArrayBuffer> {
  const { type, shape, values } = array;
  requireType(type, values);
  requireInteger('shape.length', shape.length, 0, 255);
  shape.forEach((size, dimension) => {
    requireInteger(`shape[${dimension}]`, size, 0, 2 ** 32 - 1);
  });
  const count = valueCount(shape);
  if (values.length !== count) {
    throw new InvalidArgumentError('values.length', values.length, `${count}, the product of the shape`);
  }
  const start = 4 + 4 * shape.length;
  const { byte, width } = IDX_TYPES[type];
  const file = new Uint8Array(start + values.byteLength);
  const header = new DataView(file.buffer);
  header.setUint8(2, byte);
  header.setUint8(3, shape.length);
  shape.forEach((size, dimension) => {
    header.setUint32(4 + 4 * dimension, size);
  });
  const body = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  file.set(width === 1 ? body : swapToOrFromBigEndian(body, width), start);
  return file;
}

/** The bytes of another type of array would be written as if they were this one's. */
function requireType(type: IdxType, values: IdxArray['values']): void {
  const known: { readonly array: string } | undefined = IDX_TYPES[type];
  if (!known) throw new InvalidArgumentError('type', type, `one of ${Object.keys(IDX_TYPES).join(', ')}`);
  // The tag of a typed array is its class's name, in every realm.
  const found = values?.[Symbol.toStringTag];
  if (found !== known.array)
    throw new InvalidArgumentError('values', values, `an array of class ${known.array} for ${type}`);
}
