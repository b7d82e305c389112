import { expect, test } from 'vitest';
import { readIdx } from './read-idx.js';

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

test('readIdx(bytes) reads the sizes and values that the format describes', () => {
  const file = bytes(0, 0, 0x08, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255);
  expect(readIdx(file)).toEqual({ type: 'u8', shape: [2, 3], values: bytes(1, 2, 3, 4, 5, 255) });
});

test('readIdx(bytes) reads numbers of several bytes most significant byte first', () => {
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

test('readIdx(bytes) copies no bytes: the values are a view behind the header', () => {
  const file = bytes(0, 0, 0x08, 1, 0, 0, 0, 2, 5, 6);
  const { values } = readIdx(file);
  expect(values.buffer).toBe(file.buffer);
  expect(values.byteOffset).toBe(8);
});

test('readIdx(bytes) reads from the middle of a buffer', () => {
  const buffer = bytes(9, 9, 9, 0, 0, 0x0b, 1, 0, 0, 0, 1, 0x01, 0x00, 9);
  expect(readIdx(buffer.subarray(3, 13)).values).toEqual(Int16Array.of(256));
});

test('readIdx(bytes) is not fooled by sizes that overflow before a 0 among them', () => {
  const sizes = [...new Array(40 * 4).fill(255), 0, 0, 0, 0];
  expect(readIdx(bytes(0, 0, 0x08, 41, ...sizes)).values.length).toBe(0);
  expect(() => readIdx(bytes(0, 0, 0x08, 41, ...sizes, 1, 2, 3))).toThrow('goes on after its data');
});

test.each([
  [[], 'IDX_EMPTY', 'a.idx is empty (0 bytes) — copy or download it again'],
  [
    [0x3c, 0x21, 0x64, 0x6f],
    'IDX_WRONG_MAGIC',
    'a.idx does not start as it should (found 3c 21 64 6f, "<!do"; expected 00 00, then the type and the number of dimensions) — give the right file',
  ],
  [
    [0x1f, 0x8b, 8, 0],
    'IDX_WRONG_MAGIC',
    'a.idx does not start as it should (found 1f 8b 08 00, gzip; expected 00 00, then the type and the number of dimensions) — give the right file',
  ],
  [
    [0, 0, 0x0a, 1, 0, 0, 0, 0],
    'IDX_WRONG_TYPE',
    'a.idx holds values of the wrong type (type byte 0x0a; expected 0x08, 0x09, 0x0b, 0x0c, 0x0d or 0x0e) — give the right file',
  ],
  [
    [0, 0, 8],
    'IDX_TRUNCATED',
    'a.idx is cut short (found 3 bytes; its header asks for 4) — copy or download it again',
  ],
  [
    [0, 0, 8, 2, 0, 0, 0, 1],
    'IDX_TRUNCATED',
    'a.idx is cut short (found 8 bytes; its header asks for 12) — copy or download it again',
  ],
  [
    [0, 0, 8, 1, 0, 0, 0, 3, 1, 2],
    'IDX_TRUNCATED',
    'a.idx is cut short (found 10 bytes; its header asks for 11) — copy or download it again',
  ],
  [
    [0, 0, 0x0e, 2, 255, 255, 255, 255, 255, 255, 255, 255],
    'IDX_TRUNCATED',
    'a.idx is cut short (found 12 bytes; its header asks for 147,573,952,520,956,940,000) — copy or download it again',
  ],
  [
    [0, 0, 8, 1, 0, 0, 0, 1, 1, 2],
    'IDX_TRAILING_BYTES',
    'a.idx goes on after its data (found 10 bytes; its header asks for 9) — copy or download it again',
  ],
])('readIdx(%j) is refused as %s', (values, code, message) => {
  expect(() => readIdx(bytes(...values), 'a.idx')).toThrow(
    expect.objectContaining({ code, message, expected: true }),
  );
});
