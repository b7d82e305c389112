import { expect, test } from 'vitest';
import { toFloat32 } from './to-float32.js';

const bytesOf = (...halves: number[]) => new Uint8Array(Uint16Array.from(halves).buffer);

test('toFloat32(bytes, "F16") is exact', () => {
  // Examples of IEEE 754 binary16: 1, −2, 65504 (the largest), 2⁻¹⁴ (the smallest normal), 2⁻²⁴ (the smallest), 1/3 rounded.
  const halves = bytesOf(0x3c00, 0xc000, 0x7bff, 0x0400, 0x0001, 0x3555, 0x7c00, 0xfc00, 0x7e00);
  expect([...toFloat32(halves, 'F16')]).toEqual([
    ...[1, -2, 65504, 2 ** -14, 2 ** -24, 0.333251953125, Infinity, -Infinity, NaN],
  ]);
  expect(Object.is(toFloat32(bytesOf(0x8000), 'F16')[0], -0)).toBe(true);
});

test('toFloat32(bytes, "BF16") is the upper half of a float32', () => {
  expect([...toFloat32(bytesOf(0x3f80, 0xc000, 0x4049, 0x7f80), 'BF16')]).toEqual([
    1,
    -2,
    3.140625,
    Infinity,
  ]);
});

test('toFloat32(bytes, "F32") copies from any offset', () => {
  const bytes = new Uint8Array(9);
  new DataView(bytes.buffer).setFloat32(1, 1.5, true);
  const values = toFloat32(bytes.subarray(1, 5), 'F32');
  bytes.fill(0);
  expect([...values]).toEqual([1.5]);
});
