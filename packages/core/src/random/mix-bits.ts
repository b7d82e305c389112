/**
 * The finalizer of MurmurHash3 (Appleby 2011): a bijection of 32-bit integers in which each input bit changes about half
 * of the output bits. Chain calls to hash several numbers.
 *
 * @param value a 32-bit integer; other numbers are converted as by `value | 0`
 * @returns a signed 32-bit integer
 *
 * @example
 * ```ts
 * import { mixBits } from '@lenet5/core';
 *
 * console.log(mixBits(1)); // 1364076727
 * console.log(mixBits(mixBits(42) ^ 7)); // 749553351
 * ```
 */
export function mixBits(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
