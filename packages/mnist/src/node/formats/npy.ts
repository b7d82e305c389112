import { DataFormatError } from '../../errors/data-format-error.js';

/** An array of NumPy. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array | Int32Array | Float64Array;
}

const [MIN_INT32, MAX_INT32] = [-(2 ** 31), 2 ** 31 - 1];

type Reader = (view: DataView, at: number) => number;

/** How to read the values of each type, little-endian, with their size in bytes. */
const TYPES: Readonly<Record<string, readonly [bytes: number, read: Reader]>> = {
  '|i1': [1, (view, at) => view.getInt8(at)],
  '|b1': [1, (view, at) => view.getUint8(at)],
  '<u2': [2, (view, at) => view.getUint16(at, true)],
  '<i2': [2, (view, at) => view.getInt16(at, true)],
  '<i4': [4, (view, at) => view.getInt32(at, true)],
  '<u4': [4, (view, at) => view.getUint32(at, true)],
  '<i8': [8, (view, at) => Number(view.getBigInt64(at, true))],
  '<u8': [8, (view, at) => Number(view.getBigUint64(at, true))],
  '<f4': [4, (view, at) => view.getFloat32(at, true)],
  '<f8': [8, (view, at) => view.getFloat64(at, true)],
};

/**
 * Reads a `.npy` file (NEP 1): bytes as a view, other numbers converted.
 *
 * @throws {DataFormatError} if it is damaged, in Fortran order, or has another type.
 */
export function readNpy(bytes: Uint8Array, file: string): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isNpy =
    bytes.length >= 12 && new TextDecoder('latin1').decode(bytes.subarray(0, 6)) === '\u0093NUMPY';
  if (!isNpy)
    throw new DataFormatError(file, 'is no NumPy array', 'no header', 'save it again with numpy.savez');
  const isLong = view.getUint8(6) > 1;
  const start = isLong ? 12 + view.getUint32(8, true) : 10 + view.getUint16(8, true);
  const header = new TextDecoder('latin1').decode(bytes.subarray(isLong ? 12 : 10, start));
  const type = /'descr':\s*'([^']+)'/.exec(header)?.[1] ?? 'objects';
  const shape = (/'shape':\s*\(([^)]*)\)/.exec(header)?.[1] ?? '').split(',').filter((text) => text.trim());
  const sizes = shape.map(Number);
  if (!sizes.every((size) => Number.isSafeInteger(size) && size >= 0))
    throw new DataFormatError(file, 'has no valid shape', shape.join(', '), 'save it again with numpy.savez');
  const count = sizes.reduce((product, size) => product * size, 1);
  if (/'fortran_order':\s*True/.test(header)) {
    throw new DataFormatError(
      file,
      'is in Fortran order',
      header.trim(),
      'save numpy.ascontiguousarray(array)',
    );
  }
  const [width, read] = type === '|u1' ? ([1, undefined] as const) : (TYPES[type] ?? [0, undefined]);
  if (width === 0)
    throw new DataFormatError(file, 'has values of another type', type, 'save integers or floats');
  if (bytes.length < start + count * width) {
    const found = `${bytes.length} bytes instead of ${start + count * width}`;
    throw new DataFormatError(file, 'is truncated', found, 'copy or download it again');
  }
  if (!read) return { shape: sizes, values: bytes.subarray(start, start + count) };
  if (type.includes('f')) {
    const values = new Float64Array(count);
    for (let at = 0; at < count; at++) values[at] = read(view, start + at * width);
    return { shape: sizes, values };
  }
  // A number that does not fit stays out of the range of pixels and labels.
  const values = new Int32Array(count);
  for (let at = 0; at < count; at++)
    values[at] = Math.max(MIN_INT32, Math.min(MAX_INT32, read(view, start + at * width)));
  return { shape: sizes, values };
}
