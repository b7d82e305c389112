import { expect, test } from 'vitest';
import { readIdx } from './read-idx.js';

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

test('readIdx(bytes) reads sizes and values', () => {
  const file = bytes(0, 0, 0x08, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255);
  expect(readIdx(file)).toEqual({ type: 'u8', shape: [2, 3], values: bytes(1, 2, 3, 4, 5, 255) });
});

test('readIdx(bytes) reads values of several bytes as big-endian', () => {
  const oneSize = [0, 0, 0, 1];
  expect(readIdx(bytes(0, 0, 0x09, 1, ...oneSize, 0xff)).values).toEqual(Int8Array.of(-1));
  expect(readIdx(bytes(0, 0, 0x0b, 1, ...oneSize, 0x01, 0x02)).values).toEqual(Int16Array.of(258));
  expect(readIdx(bytes(0, 0, 0x0c, 1, ...oneSize, 0xff, 0xff, 0xff, 0xfe)).values).toEqual(Int32Array.of(-2));
  // IEEE 754: 1.5 is 3fc00000 in single and 3ff8000000000000 in double precision.
  expect(readIdx(bytes(0, 0, 0x0d, 1, ...oneSize, 0x3f, 0xc0, 0, 0)).values).toEqual(Float32Array.of(1.5));
  expect(readIdx(bytes(0, 0, 0x0e, 1, ...oneSize, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0)).values).toEqual(
    Float64Array.of(1.5),
  );
});

test('readIdx(bytes) reads a file without dimensions as one value', () => {
  expect(readIdx(bytes(0, 0, 0x08, 0, 7))).toEqual({ type: 'u8', shape: [], values: bytes(7) });
});

test('readIdx(bytes) returns a view after the header', () => {
  const file = bytes(0, 0, 0x08, 1, 0, 0, 0, 2, 5, 6);
  const { values } = readIdx(file);
  expect(values.buffer).toBe(file.buffer);
  expect(values.byteOffset).toBe(8);
});

test('readIdx(bytes) reads from the middle of a buffer', () => {
  const buffer = bytes(9, 9, 9, 0, 0, 0x0b, 1, 0, 0, 0, 1, 0x01, 0x00, 9);
  expect(readIdx(buffer.subarray(3, 13)).values).toEqual(Int16Array.of(256));
});

test('readIdx(bytes) reads a size of 0 after sizes that overflow', () => {
  const sizes = [...new Array(40 * 4).fill(255), 0, 0, 0, 0];
  expect(readIdx(bytes(0, 0, 0x08, 41, ...sizes)).values.length).toBe(0);
  expect(() => readIdx(bytes(0, 0, 0x08, 41, ...sizes, 1, 2, 3))).toThrow('is too long');
});

test.each([
  [[], 'MNIST_IDX_EMPTY', 'a.idx is empty (0 bytes) — copy or download it again'],
  [
    [0x3c, 0x21, 0x64, 0x6f],
    'MNIST_IDX_WRONG_MAGIC',
    'a.idx is not an IDX file (it starts with 3c 21 64 6f, "<!do") — use a file with the IDX header 00 00, type, number of dimensions',
  ],
  [
    [0x1f, 0x8b, 8, 0],
    'MNIST_IDX_WRONG_MAGIC',
    'a.idx is not an IDX file (it starts with 1f 8b 08 00, gzip) — use a file with the IDX header 00 00, type, number of dimensions',
  ],
  [
    [0, 0, 0x0a, 1, 0, 0, 0, 0],
    'MNIST_IDX_WRONG_TYPE',
    'a.idx has values of the wrong type (type byte 0x0a) — use a file of type 0x08, 0x09, 0x0b, 0x0c, 0x0d or 0x0e',
  ],
  [
    [0, 0, 8],
    'MNIST_IDX_TRUNCATED',
    'a.idx is truncated (3 bytes; its header requires 4) — copy or download it again',
  ],
  [
    [0, 0, 8, 2, 0, 0, 0, 1],
    'MNIST_IDX_TRUNCATED',
    'a.idx is truncated (8 bytes; its header requires 12) — copy or download it again',
  ],
  [
    [0, 0, 8, 1, 0, 0, 0, 3, 1, 2],
    'MNIST_IDX_TRUNCATED',
    'a.idx is truncated (10 bytes; its header requires 11) — copy or download it again',
  ],
  [
    [0, 0, 0x0e, 2, 255, 255, 255, 255, 255, 255, 255, 255],
    'MNIST_IDX_TRUNCATED',
    'a.idx is truncated (12 bytes; its header requires 147,573,952,520,956,940,000) — copy or download it again',
  ],
  [
    [0, 0, 8, 1, 0, 0, 0, 1, 1, 2],
    'MNIST_IDX_TRAILING_BYTES',
    'a.idx is too long (10 bytes; its header requires 9) — copy or download it again',
  ],
])('readIdx(%j) throws %s', (values, code, message) => {
  expect(() => readIdx(bytes(...values), 'a.idx')).toThrow(expect.objectContaining({ code, message }));
});
