import type { SafetensorsDtype } from './format.js';

/**
 * Converts the bytes of a tensor to float32 values. Each value of F16 (IEEE 754 binary16) and of BF16 (the upper half of a
 * float32) is exactly a float32; an integer is rounded to the nearest one.
 *
 * @param bytes little-endian values, at any offset; they are copied
 *
 * @example
 * ```ts
 * import { toFloat32 } from '@lenet5/core';
 *
 * console.log(toFloat32(Uint8Array.of(0x00, 0x3c), 'F16')); // Float32Array(1) [ 1 ]
 * ```
 */
export function toFloat32(bytes: Uint8Array, dtype: SafetensorsDtype): Float32Array {
  // new Uint8Array() copies; bytes.slice() of a Node.js Buffer does not.
  const { buffer } = new Uint8Array(bytes);
  if (dtype === 'F32') return new Float32Array(buffer);
  if (dtype === 'I64') return Float32Array.from(new BigInt64Array(buffer), Number);
  const halves = new Uint16Array(buffer);
  if (dtype === 'F16') return Float32Array.from(halves, float16);
  return new Float32Array(Uint32Array.from(halves, (half) => half << 16).buffer);
}

/** The value of a binary16: 1 sign bit, 5 bits of exponent with bias 15, 10 bits of fraction. */
function float16(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
