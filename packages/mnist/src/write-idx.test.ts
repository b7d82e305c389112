import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IdxArray } from './idx-array.js';
import { IDX_TYPES } from './idx-types.js';
import { readIdx } from './read-idx.js';
import { writeIdx } from './write-idx.js';

const types = Object.keys(IDX_TYPES) as IdxArray['type'][];

/** Arrays of every type and ranks 0 to 5 with arbitrary bits, including NaN payloads. */
const idxArrays = fc
  .tuple(fc.constantFrom(...types), fc.array(fc.nat(4), { maxLength: 5 }))
  .chain(([type, shape]) => {
    const count = shape.reduce((product, size) => product * size, 1);
    const length = count * IDX_TYPES[type].width;
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((bits) => toArray(type, shape, new Uint8Array(bits)));
  });

function toArray(type: IdxArray['type'], shape: number[], { buffer }: Uint8Array<ArrayBuffer>): IdxArray {
  if (type === 'u8') return { type, shape, values: new Uint8Array(buffer) };
  if (type === 'i8') return { type, shape, values: new Int8Array(buffer) };
  if (type === 'i16') return { type, shape, values: new Int16Array(buffer) };
  if (type === 'i32') return { type, shape, values: new Int32Array(buffer) };
  if (type === 'f32') return { type, shape, values: new Float32Array(buffer) };
  return { type, shape, values: new Float64Array(buffer) };
}

function bits({ values }: IdxArray): number[] {
  return [...new Uint8Array(values.buffer, values.byteOffset, values.byteLength)];
}

test('readIdx(writeIdx(array)) is the array, bit for bit, for every type and shape', () => {
  fc.assert(
    fc.property(idxArrays, (array) => {
      const back = readIdx(writeIdx(array));
      expect([back.type, back.shape, bits(back)]).toEqual([array.type, array.shape, bits(array)]);
    }),
  );
});

test('readIdx(bytes) rejects a file of writeIdx() with bytes removed or added', () => {
  fc.assert(
    fc.property(idxArrays, fc.integer({ min: 1, max: 20 }), (array, change) => {
      const file = writeIdx(array);
      expect(() => readIdx(file.subarray(0, Math.max(0, file.length - change)))).toThrow(/truncated|empty/);
      expect(() => readIdx(Uint8Array.of(...file, ...new Uint8Array(change)))).toThrow(/too long/);
    }),
  );
});

test('writeIdx(array) writes the magic numbers of MNIST: 2049 for labels, 2051 for images', () => {
  const magic = (file: Uint8Array<ArrayBuffer>) => new DataView(file.buffer).getUint32(0);
  expect(magic(writeIdx({ type: 'u8', shape: [2], values: Uint8Array.of(1, 2) }))).toBe(2049);
  expect(magic(writeIdx({ type: 'u8', shape: [1, 1, 1], values: Uint8Array.of(1) }))).toBe(2051);
});

test('writeIdx(array) rejects values that do not match the shape, and invalid shapes', () => {
  const values = Uint8Array.of(1, 2, 3);
  expect(() => writeIdx({ type: 'u8', shape: [2, 2], values })).toThrow(
    'values has the wrong length (3) — use 4 values, the product of the shape',
  );
  expect(() => writeIdx({ type: 'u8', shape: [-3], values })).toThrow(
    'shape[0] is invalid (-3) — use an integer from 0 to 4294967295',
  );
  expect(() => writeIdx({ type: 'u8', shape: [1.5], values })).toThrow('shape[0] is invalid (1.5)');
  expect(() =>
    writeIdx({ type: 'u8', shape: new Array(256).fill(1), values: values.subarray(0, 1) }),
  ).toThrow('shape.length is invalid (256) — use an integer from 0 to 255');
});

test('writeIdx(array) rejects values of another class than that of the type', () => {
  const wrong = (type: unknown, values: unknown) => () =>
    Reflect.apply(writeIdx, undefined, [{ type, shape: [1], values }]);
  expect(wrong('i32', Uint8Array.of(1))).toThrow(
    'values is not of type i32 (Uint8Array) — use values of class Int32Array',
  );
  expect(wrong('u8', [1])).toThrow('values is not of type u8 ([1]) — use values of class Uint8Array');
  expect(wrong('u16', Uint16Array.of(1))).toThrow(
    'type is invalid ("u16") — use u8, i8, i16, i32, f32 or f64',
  );
});
