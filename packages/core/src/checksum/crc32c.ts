/** The Castagnoli polynomial, its bits reversed. */
const POLYNOMIAL = 0x82f63b78;
const BITS = 8;

const TABLE = Uint32Array.from({ length: 1 << BITS }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < BITS; bit++) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
  }
  return remainder;
});

/**
 * The CRC-32C checksum of RFC 3720 (polynomial 0x1EDC6F41). It differs for any two contents of the same length that differ
 * in 32 consecutive bits or fewer, so it detects any changed byte.
 *
 * @returns an unsigned 32-bit integer
 *
 * @example
 * ```ts
 * import { crc32c } from '@lenet5/core';
 *
 * console.log(crc32c(new TextEncoder().encode('123456789')).toString(16)); // e3069283
 * ```
 */
export function crc32c(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (let index = 0; index < bytes.length; index++) {
    remainder = (TABLE[(remainder ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (remainder >>> BITS);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
