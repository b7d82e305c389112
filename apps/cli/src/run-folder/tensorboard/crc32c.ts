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

/** The CRC-32C checksum of RFC 3720, unsigned. */
export function crc32c(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder = (TABLE[(remainder ^ byte) & 0xff] ?? 0) ^ (remainder >>> BITS);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
