import type { DecodedPng } from 'fast-png';

/** A sample of 1 to 16 bits as one of 8. */
export function toByte(value: number, depth: number): number {
  return depth > 8 ? value >> (depth - 8) : Math.round((value * 255) / (2 ** depth - 1));
}

/** Grey of 1, 2 or 4 bits lies in bytes of several pixels, the first in the highest bits; each row begins a byte. */
function unpack({ data, width, height, depth }: DecodedPng): Uint8Array {
  const values = new Uint8Array(width * height);
  const bytesPerRow = Math.ceil((width * depth) / 8);
  const mask = 2 ** depth - 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = data[y * bytesPerRow + (bit >> 3)] ?? 0;
      values[y * width + x] = toByte((byte >> (8 - depth - (bit & 7))) & mask, depth);
    }
  }
  return values;
}

/** The samples of a picture that has no palette, 8 bits each. */
export function toBytes(png: DecodedPng): Uint8Array {
  const { data, depth } = png;
  if (depth === 16) return Uint8Array.from(data, (value) => value >> 8);
  return depth === 8 ? Uint8Array.from(data) : unpack(png);
}
