import type { DecodedPng, PngDataArray } from 'fast-png';

/** Converts a sample of 1 to 16 bits to 8 bits. */
export function toByte(value: number, depth: number): number {
  return depth > 8 ? value >> (depth - 8) : Math.round((value * 255) / (2 ** depth - 1));
}

/** Gray samples of 1, 2 or 4 bits share bytes, the first in the highest bits; each row starts a new byte. */
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

/** The high bytes. A loop, because `from` with a function is many times slower. */
function halve(samples: PngDataArray): Uint8Array {
  const values = new Uint8Array(samples.length);
  for (let index = 0; index < samples.length; index++) values[index] = (samples[index] ?? 0) >> 8;
  return values;
}

/** The samples of an image without a palette, 8 bits each. Not copied if they already have 8 bits. */
export function toBytes(png: DecodedPng): Uint8Array {
  const { data, depth } = png;
  if (depth === 16) return halve(data);
  if (depth < 8) return unpack(png);
  return new Uint8Array(data.buffer, data.byteOffset, data.length);
}
