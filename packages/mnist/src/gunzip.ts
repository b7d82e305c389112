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
    return await readAll(plain, sizeAtEnd(bytes), limit);
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

/** The size of the decompressed data modulo 2³², which ends a gzip file (RFC 1952). */
function sizeAtEnd(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length < 4 ? 0 : view.getUint32(bytes.length - 4, true);
}

/** @param expected the size that the result probably has: its memory is then allocated once. */
async function readAll(
  stream: ReadableStream<Uint8Array>,
  expected: number,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  let all = new Uint8Array(Math.min(expected, limit));
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const end = size + next.value.length;
    if (end > limit) {
      await reader.cancel();
      throw new Error(`it expands to more than ${limit} bytes`);
    }
    if (end > all.length) all = enlarged(all, Math.min(limit, 2 * end));
    all.set(next.value, size);
    size = end;
  }
  return size === all.length ? all : all.slice(0, size);
}

function enlarged(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}
