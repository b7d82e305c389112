import { BrokenGzipError } from './errors/data-errors.js';

/** Whether the bytes begin as gzip does. Names do not tell: a server may have unpacked a `.gz` on the way. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Decompresses gzip; its checksum and length are verified.
 *
 * @throws {BrokenGzipError} They do not fit, the data is cut short, or rubbish follows.
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(plain).arrayBuffer());
  } catch (cause) {
    throw new BrokenGzipError(fileName, cause);
  }
}
