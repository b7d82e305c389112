const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * A copy of the bytes in the other of big-endian (IDX) and native order, in a buffer of its own. Bytes are moved,
 * never numbers, so that even the payload of a NaN comes through.
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
