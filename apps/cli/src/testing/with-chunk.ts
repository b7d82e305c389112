import { crc32 } from 'node:zlib';

/** Where IHDR, the first chunk, ends. */
const FIRST_END = 33;

/** A PNG with one more chunk behind its header: for tests. */
export function withChunk(png: Uint8Array, type: string, content: readonly number[]): Uint8Array {
  const chunk = Buffer.alloc(12 + content.length);
  chunk.writeUint32BE(content.length);
  chunk.write(type, 4, 'latin1');
  chunk.set(content, 8);
  chunk.writeUint32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return Buffer.concat([png.subarray(0, FIRST_END), chunk, png.subarray(FIRST_END)]);
}
