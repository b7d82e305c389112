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
 * Reads an IDX file: any type, any rank, big-endian as the format demands.
 * Bytes (`u8`, `i8`) are not copied: `values` is a view of `bytes` behind the header. Wider types are.
 *
 * @param bytes The whole file, decompressed.
 * @param fileName What errors call it.
 * @throws {IdxEmptyError} Nothing there.
 * @throws {IdxWrongMagicError} The first two bytes are not 0.
 * @throws {IdxWrongTypeError} The third byte names no IDX type.
 * @throws {IdxTruncatedError} It is shorter than its header asks for.
 * @throws {IdxTrailingBytesError} It is longer.
 * @see http://yann.lecun.com/exdb/mnist/ "The IDX file format"
 */
export function readIdx(bytes: Uint8Array, fileName = 'the IDX data'): IdxArray {
  const { type, shape } = readHeader(bytes, fileName);
  const start = 4 + 4 * shape.length;
  const expected = start + valueCount(shape) * IDX_TYPES[type].width;
  if (bytes.length < expected) throw new IdxTruncatedError(fileName, bytes.length, expected);
  if (bytes.length > expected) throw new IdxTrailingBytesError(fileName, bytes.length, expected);
  return toArray(type, shape, bytes.subarray(start));
}

function readHeader(bytes: Uint8Array, fileName: string): { type: IdxType; shape: number[] } {
  if (bytes.length === 0) throw new IdxEmptyError(fileName);
  if (bytes.subarray(0, 2).some((byte) => byte !== 0)) {
    throw new IdxWrongMagicError(
      fileName,
      describeStart(bytes),
      '00 00, then the type and the number of dimensions',
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

/** The first bytes as hex, and as text where they are text: a web page or an archive is known by its beginning. */
function describeStart(bytes: Uint8Array): string {
  const start = Array.from(bytes.subarray(0, 4));
  const hex = start.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  if (start[0] === 0x1f && start[1] === 0x8b) return `${hex}, gzip`;
  const printable = start.every((byte) => byte >= 0x20 && byte < 0x7f);
  return printable ? `${hex}, "${String.fromCharCode(...start)}"` : hex;
}
