import { crc32 } from 'node:zlib';

/** The end of IHDR, the first chunk. */
const IHDR_END = 33;

/** Inserts a chunk after the header of a PNG. */
export function withChunk(png: Uint8Array, type: string, content: readonly number[]): Uint8Array {
  const chunk = Buffer.alloc(12 + content.length);
  chunk.writeUint32BE(content.length);
  chunk.write(type, 4, 'latin1');
  chunk.set(content, 8);
  chunk.writeUint32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return Buffer.concat([png.subarray(0, IHDR_END), chunk, png.subarray(IHDR_END)]);
}
