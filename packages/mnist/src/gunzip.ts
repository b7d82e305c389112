import { BrokenGzipError } from './errors/data-errors.js';

/** Whether the bytes start with gzip's signature. The name is not sufficient, because a server can decompress a `.gz` file. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Decompresses gzip and verifies its checksum and length.
 *
 * @throws {BrokenGzipError} if they do not match, the data is truncated, or other data follows.
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    // Not Blob.stream(), which jsdom lacks.
    const plain = new Response(bytes).body!.pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(plain).arrayBuffer());
  } catch (cause) {
    throw new BrokenGzipError(fileName, cause);
  }
}
