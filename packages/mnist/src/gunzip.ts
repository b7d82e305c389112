import { BrokenGzipError } from './errors/data-errors.js';

/** Whether the bytes start with gzip's signature. The name is not sufficient, because a server can decompress a `.gz` file. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Decompresses gzip and verifies its checksum and length.
 *
 * @param limit the most bytes of the decompressed data
 * @throws {BrokenGzipError} if they do not match, the data is truncated, other data follows, or if there is far more data than
 * in any file of images: a small file may expand to a thousand times its size.
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
  limit: number = expansionLimit(bytes.length),
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    // Not Blob.stream(), which jsdom lacks.
    const plain = new Response(bytes).body!.pipeThrough(new DecompressionStream('gzip'));
    return await readAll(plain, limit);
  } catch (cause) {
    throw new BrokenGzipError(fileName, cause);
  }
}

/** Of the data sets that look like MNIST, the largest has 550 MB, and 1/5 of it compressed. */
const LIMIT_MULTIPLE = 32;
const LIMIT_BYTES = 2 ** 28;

/** The most bytes to which so many compressed bytes may expand. */
export function expansionLimit(compressed: number): number {
  return Math.max(LIMIT_BYTES, LIMIT_MULTIPLE * compressed);
}

async function readAll(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.length;
    if (size > limit) {
      await reader.cancel();
      throw new Error(`it expands to more than ${limit} bytes`);
    }
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
