import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/** How many of the 60,000 training images the small set has. */
const SMALL_COUNT = 4000;

/** The files of the training set: the size of their header and of an image or a label, in bytes. */
const FORMATS: Readonly<Record<string, readonly [header: number, each: number]>> = {
  'train-images-idx3-ubyte.gz': [16, 28 * 28],
  'train-labels-idx1-ubyte.gz': [8, 1],
};

const files = new Map<string, Promise<Uint8Array>>();

async function shorten(path: string, [header, each]: readonly [number, number]): Promise<Uint8Array> {
  const whole = await promisify(gunzip)(await readFile(path));
  const first = Buffer.from(whole.subarray(0, header + SMALL_COUNT * each));
  // An IDX file has the number of its items after four bytes of magic number.
  first.writeUInt32BE(SMALL_COUNT, 4);
  return promisify(gzip)(first);
}

/** The first images of the training set, or their labels, as a file of the same format; undefined for other files. */
export function smallTrainingFile(path: string): Promise<Uint8Array> | undefined {
  const format = Object.entries(FORMATS).find(([name]) => path.endsWith(name))?.[1];
  if (!format) return undefined;
  const file = files.get(path) ?? shorten(path, format);
  files.set(path, file);
  return file;
}
