const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * Copies the bytes into a new buffer and converts them between big-endian (IDX) and native byte order, in either direction.
 * Moves bytes instead of numbers, which preserves the payload of a NaN.
 */
export function swapToOrFromBigEndian(bytes: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  if (!littleEndian) return copy;
  for (let at = 0; at < copy.length; at += width) {
    for (let low = at, high = at + width - 1; low < high; low++, high--) {
      const byte = copy[low]!;
      copy[low] = copy[high]!;
      copy[high] = byte;
    }
  }
  return copy;
}
