import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { IMAGE_SIZE, PIXELS } from '../image-set.js';
import type { PickedImages } from '../platform.js';

const HEADER_BYTES = 16;

/** Images read at a time. */
const IMAGES_AT_ONCE = 2000;

/**
 * Reads and hashes an IDX file of 28×28 images, but keeps only some of the images in memory.
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
}

/** The header of an uncompressed file of complete images. */
async function readHeader(file: FileHandle): Promise<Header | undefined> {
  const bytes = new Uint8Array(HEADER_BYTES);
  const { bytesRead } = await file.read(bytes, 0, HEADER_BYTES, 0);
  if (bytesRead < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer);
  const [magic, count, rows, columns] = [0, 4, 8, 12].map((at) => view.getUint32(at)) as [
    number,
    number,
    number,
    number,
  ];
  const isWhole = (await file.stat()).size === HEADER_BYTES + count * PIXELS;
  const isImages = magic === 0x0803 && rows === IMAGE_SIZE && columns === IMAGE_SIZE;
  return isImages && isWhole ? { bytes, count } : undefined;
}

async function readImages(
  file: FileHandle,
  { bytes, count }: Header,
  picked: Uint32Array,
  signal: AbortSignal | undefined,
): Promise<PickedImages | undefined> {
  const hash = createHash('sha256').update(bytes);
  const images = new Uint8Array(picked.length * PIXELS);
  const part = new Uint8Array(Math.min(IMAGES_AT_ONCE, count) * PIXELS);
  let next = 0;
  for (let first = 0; first < count; first += IMAGES_AT_ONCE) {
    signal?.throwIfAborted();
    const end = Math.min(first + IMAGES_AT_ONCE, count);
    const length = (end - first) * PIXELS;
    const { bytesRead } = await file.read(part, 0, length, HEADER_BYTES + first * PIXELS);
    if (bytesRead < length) return undefined;
    hash.update(part.subarray(0, length));
    for (; next < picked.length && picked[next]! < end; next++) {
      const from = (picked[next]! - first) * PIXELS;
      images.set(part.subarray(from, from + PIXELS), next * PIXELS);
    }
  }
  return { images, sha256: hash.digest('hex') };
}
