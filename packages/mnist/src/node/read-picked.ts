import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { valueCount } from '../idx-types.js';
import type { PickedImages } from '../platform.js';

/** The longest header: that of images with channels. */
const HEADER_BYTES = 20;

/** Bytes read at a time. */
const BYTES_AT_ONCE = 1_500_000;

/**
 * Reads and hashes an IDX file of images, but keeps only some of the images in memory.
 *
 * @param pick chooses the images, in ascending order, given the number of images in the file; undefined chooses to read the whole file.
 * @returns undefined if `pick` does, or the file is not such a file: read it as a whole, which finds out what is wrong.
 */
export async function readPicked(
  path: string,
  pick: (count: number) => Promise<Uint32Array | undefined>,
  signal: AbortSignal | undefined,
): Promise<PickedImages | undefined> {
  const file = await open(path).catch(() => undefined);
  try {
    const header = file && (await readHeader(file));
    const picked = header && (await pick(header.count));
    return picked && (await readImages(file, header, picked, signal));
  } finally {
    await file?.close();
  }
}

interface Header {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Rows and columns, or with channels. */
  readonly shape: readonly number[];
}

/** The header of an uncompressed file of complete images. */
async function readHeader(file: FileHandle): Promise<Header | undefined> {
  const bytes = new Uint8Array(HEADER_BYTES);
  const { bytesRead } = await file.read(bytes, 0, HEADER_BYTES, 0);
  const view = new DataView(bytes.buffer);
  const [magic, rank] = [view.getUint32(0) - view.getUint8(3), view.getUint8(3)];
  const end = 4 + 4 * rank;
  if (magic !== 0x0800 || (rank !== 3 && rank !== 4) || bytesRead < end) return undefined;
  const [count = 0, ...shape] = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const isWhole = (await file.stat()).size === end + count * valueCount(shape);
  return isWhole && valueCount(shape) > 0 ? { bytes: bytes.subarray(0, end), count, shape } : undefined;
}

async function readImages(
  file: FileHandle,
  { bytes, count, shape }: Header,
  picked: Uint32Array,
  signal: AbortSignal | undefined,
): Promise<PickedImages | undefined> {
  const hash = createHash('sha256').update(bytes);
  const size = valueCount(shape);
  const images = new Uint8Array(picked.length * size);
  const atOnce = Math.max(1, Math.floor(BYTES_AT_ONCE / size));
  const part = new Uint8Array(Math.min(atOnce, count) * size);
  let next = 0;
  for (let first = 0; first < count; first += atOnce) {
    signal?.throwIfAborted();
    const end = Math.min(first + atOnce, count);
    const length = (end - first) * size;
    const { bytesRead } = await file.read(part, 0, length, bytes.length + first * size);
    if (bytesRead < length) return undefined;
    hash.update(part.subarray(0, length));
    for (; next < picked.length && picked[next]! < end; next++) {
      const from = (picked[next]! - first) * size;
      images.set(part.subarray(from, from + size), next * size);
    }
  }
  return { images, shape: [picked.length, ...shape], sha256: hash.digest('hex') };
}
