import { swapToOrFromBigEndian } from './byte-order.js';
import {
  IdxEmptyError,
  IdxTrailingBytesError,
  IdxTruncatedError,
  IdxWrongMagicError,
  IdxWrongTypeError,
} from './errors/idx-errors.js';
import type { IdxArray, IdxType } from './idx-array.js';
import { IDX_TYPES, idxTypeOf, valueCount } from './idx-types.js';

/**
 * Reads an IDX file of any type and rank. The values of `u8` and `i8` are a view of `bytes` after the header. Wider types are
 * copied, because the file is big-endian.
 *
 * @param bytes The decompressed file.
 * @param fileName The name in error messages.
 * @throws {IdxEmptyError} if there are no bytes.
 * @throws {IdxWrongMagicError} if the first two bytes are not 0.
 * @throws {IdxWrongTypeError} if the third byte is not an IDX type.
 * @throws {IdxTruncatedError} if the file is shorter than its header requires.
 * @throws {IdxTrailingBytesError} if the file is longer than its header requires.
 * @see http://yann.lecun.com/exdb/mnist/ "The IDX file format"
 *
 *
 * @example
 * ```ts
 * import { readIdx } from '@lenet5/mnist';
 *
 * const file = Uint8Array.of(0, 0, 0x08, 1, 0, 0, 0, 3, 7, 2, 1); // bytes, one dimension, three values
 * console.log(readIdx(file)); // { type: 'u8', shape: [ 3 ], values: Uint8Array(3) [ 7, 2, 1 ] }
 * ```
 */
export function readIdx(bytes: Uint8Array, fileName = 'the IDX data'): IdxArray {
  const { type, shape } = readIdxHeader(bytes, fileName);
  const start = 4 + 4 * shape.length;
  const expected = start + valueCount(shape) * IDX_TYPES[type].width;
  if (bytes.length < expected) throw new IdxTruncatedError(fileName, bytes.length, expected);
  if (bytes.length > expected) throw new IdxTrailingBytesError(fileName, bytes.length, expected);
  return toArray(type, shape, bytes.subarray(start));
}

/** Reads the type and the shape at the start of an IDX file. @throws as {@link readIdx}, except for the length of the file. */
export function readIdxHeader(bytes: Uint8Array, fileName: string): { type: IdxType; shape: number[] } {
  if (bytes.length === 0) throw new IdxEmptyError(fileName);
  if (bytes.subarray(0, 2).some((byte) => byte !== 0)) {
    throw new IdxWrongMagicError(
      fileName,
      'an IDX file',
      `it starts with ${describeStart(bytes)}`,
      'the IDX header 00 00, type, number of dimensions',
    );
  }
  if (bytes.length < 4) throw new IdxTruncatedError(fileName, bytes.length, 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = idxTypeOf(view.getUint8(2));
  if (type === null) {
    throw new IdxWrongTypeError(fileName, view.getUint8(2), '0x08, 0x09, 0x0b, 0x0c, 0x0d or 0x0e');
  }
  const rank = view.getUint8(3);
  if (bytes.length < 4 + 4 * rank) throw new IdxTruncatedError(fileName, bytes.length, 4 + 4 * rank);
  return { type, shape: Array.from({ length: rank }, (_, dimension) => view.getUint32(4 + 4 * dimension)) };
}

function toArray(type: IdxType, shape: number[], body: Uint8Array): IdxArray {
  if (type === 'u8') return { type, shape, values: body };
  if (type === 'i8') return { type, shape, values: new Int8Array(body.buffer, body.byteOffset, body.length) };
  const { buffer } = swapToOrFromBigEndian(body, IDX_TYPES[type].width);
  if (type === 'i16') return { type, shape, values: new Int16Array(buffer) };
  if (type === 'i32') return { type, shape, values: new Int32Array(buffer) };
  if (type === 'f32') return { type, shape, values: new Float32Array(buffer) };
  return { type, shape, values: new Float64Array(buffer) };
}

/** The first bytes as hex and, if printable, as text. They identify a web page or an archive. */
function describeStart(bytes: Uint8Array): string {
  const start = Array.from(bytes.subarray(0, 4));
  const hex = start.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  if (start[0] === 0x1f && start[1] === 0x8b) return `${hex}, gzip`;
  const printable = start.every((byte) => byte >= 0x20 && byte < 0x7f);
  return printable ? `${hex}, "${String.fromCharCode(...start)}"` : hex;
}
