import { formatValue } from '@lenet5/core';
import { swapToOrFromBigEndian } from './byte-order.js';
import { InvalidArgumentError } from './errors/invalid-argument-error.js';
import type { IdxArray, IdxType } from './idx-array.js';
import { IDX_TYPES, valueCount } from './idx-types.js';
import { requireArgument, requireInteger, requireLength } from './require-argument.js';

/**
 * Writes an array as an IDX file: the exact inverse of {@link readIdx}.
 *
 * @throws {InvalidArgumentError} if `type`, `shape` and `values` do not match, a size is not a 32-bit integer, or the rank
 * exceeds 255.
 *
 *
 * @example
 * ```ts
 * import { writeIdx } from '@lenet5/mnist';
 *
 * const labels = Uint8Array.of(7, 2, 1);
 * console.log(writeIdx({ type: 'u8', shape: [3], values: labels }).length); // 11
 * ```
 */
export function writeIdx(array: IdxArray): Uint8Array<ArrayBuffer> {
  const { type, shape, values } = array;
  requireType(type, values);
  const header = idxHeader({ type, shape });
  requireLength('values', values.length, valueCount(shape), 'the product of the shape');
  const { width } = IDX_TYPES[type];
  const file = new Uint8Array(header.length + values.byteLength);
  file.set(header);
  const body = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  file.set(width === 1 ? body : swapToOrFromBigEndian(body, width), header.length);
  return file;
}

/**
 * The header of an IDX file, which the values follow: for a file that is written part by part.
 *
 * @throws {InvalidArgumentError} if the type is unknown, or a size or the rank is out of range.
 *
 * @example
 * ```ts
 * import { idxHeader } from '@lenet5/mnist';
 *
 * console.log(idxHeader({ type: 'u8', shape: [3] })); // Uint8Array(8) [ 0, 0, 8, 1, 0, 0, 0, 3 ]
 * ```
 */
export function idxHeader({ type, shape }: Pick<IdxArray, 'type' | 'shape'>): Uint8Array<ArrayBuffer> {
  requireArgument('type', { type: 'choice', choices: Object.keys(IDX_TYPES) }, type);
  requireInteger('shape.length', shape.length, 0, 255);
  shape.forEach((size, dimension) => {
    requireInteger(`shape[${dimension}]`, size, 0, 2 ** 32 - 1);
  });
  const bytes = new Uint8Array(4 + 4 * shape.length);
  const header = new DataView(bytes.buffer);
  header.setUint8(2, IDX_TYPES[type].byte);
  header.setUint8(3, shape.length);
  shape.forEach((size, dimension) => {
    header.setUint32(4 + 4 * dimension, size);
  });
  return bytes;
}

/** Checks the class of the array, because the bytes of another class would be misinterpreted. */
function requireType(type: IdxType, values: IdxArray['values']): void {
  const known: { readonly array: string } | undefined = IDX_TYPES[type];
  requireArgument('type', { type: 'choice', choices: Object.keys(IDX_TYPES) }, type);
  // The tag of a typed array is the name of its class in every realm.
  const found = values?.[Symbol.toStringTag];
  if (found === known?.array) return;
  throw new InvalidArgumentError('values', {
    problem: `values is not of type ${type}`,
    found: found ?? formatValue(values),
    remedy: `use values of class ${known?.array}`,
  });
}
