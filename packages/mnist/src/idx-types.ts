import type { IdxType } from './idx-array.js';

interface IdxTypeRow {
  readonly byte: number;
  readonly width: number;
  readonly array: string;
}

/** The type byte of each type, its bytes per value (from the IDX format), and its typed array class. */
export const IDX_TYPES: Readonly<Record<IdxType, IdxTypeRow>> = {
  u8: { byte: 0x08, width: 1, array: 'Uint8Array' },
  i8: { byte: 0x09, width: 1, array: 'Int8Array' },
  i16: { byte: 0x0b, width: 2, array: 'Int16Array' },
  i32: { byte: 0x0c, width: 4, array: 'Int32Array' },
  f32: { byte: 0x0d, width: 4, array: 'Float32Array' },
  f64: { byte: 0x0e, width: 8, array: 'Float64Array' },
};

/** The type of a type byte, or null. */
export function idxTypeOf(byte: number): IdxType | null {
  for (const type of Object.keys(IDX_TYPES) as IdxType[]) {
    if (IDX_TYPES[type].byte === byte) return type;
  }
  return null;
}

/** The number of values in a shape. A 0 is checked first, because 0 times an overflow to infinity is NaN. */
export function valueCount(shape: readonly number[]): number {
  return shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1);
}
