import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFormatError } from '../../errors/data-format-error.js';
import type { ImageSet } from '../../image-set.js';

const SIDE = 32;
const PIXELS = SIDE * SIDE;
const CHANNELS = 3;

/** A binary version of CIFAR: its files, the bytes of a label, and the file that names the classes. */
interface CifarLayout {
  readonly train: readonly string[];
  readonly test: string;
  /** Bytes before the pixels. The last one is the class: in CIFAR-100, the superclass comes first. */
  readonly labelBytes: number;
  readonly names: string;
}

const LAYOUTS: readonly CifarLayout[] = [
  {
    train: [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`),
    test: 'test_batch.bin',
    labelBytes: 1,
    names: 'batches.meta.txt',
  },
  { train: ['train.bin'], test: 'test.bin', labelBytes: 2, names: 'fine_label_names.txt' },
];

/** Reads a file by its name. */
export type ReadNamed = (name: string) => Promise<Uint8Array>;

/** The layout of CIFAR-10 or CIFAR-100 in these files, in the binary version; undefined if there is none. */
export function findCifar(files: readonly string[]): CifarLayout | undefined {
  return LAYOUTS.find(({ train, test }) => [...train, test].every((name) => files.includes(name)));
}

/** Reads the files of a folder. */
export function readIn(folder: string): ReadNamed {
  return async (name) => new Uint8Array(await readFile(join(folder, name)));
}

/**
 * Reads CIFAR-10 or CIFAR-100 (Krizhevsky 2009): 32×32 color images, their channels one after the other.
 *
 * @param read reads one of the files.
 * @throws {DataFormatError} if a file does not have whole records.
 */
export async function readCifar(
  { train, test, labelBytes, names }: CifarLayout,
  path: string,
  read: ReadNamed,
): Promise<{ readonly train: ImageSet; readonly test: ImageSet }> {
  const text = await read(names).catch(() => new Uint8Array());
  const listed = new TextDecoder().decode(text).split(/\r?\n/).filter(Boolean);
  const setOf = async (files: readonly string[]): Promise<ImageSet> => {
    const parts: Uint8Array[] = [];
    for (const name of files) parts.push(checked(await read(name), labelBytes, join(path, name)));
    return toSet(parts, labelBytes, listed);
  };
  return { train: await setOf(train), test: await setOf([test]) };
}

function checked(bytes: Uint8Array, labelBytes: number, file: string): Uint8Array {
  const record = labelBytes + PIXELS * CHANNELS;
  if (bytes.length > 0 && bytes.length % record === 0) return bytes;
  const remedy = `use the binary version of CIFAR, with records of ${record} bytes`;
  throw new DataFormatError(file, 'has no whole records', `${bytes.length} bytes`, remedy);
}

function toSet(parts: readonly Uint8Array[], labelBytes: number, listed: readonly string[]): ImageSet {
  const record = labelBytes + PIXELS * CHANNELS;
  const count = parts.reduce((sum, { length }) => sum + length / record, 0);
  const images = new Uint8Array(count * PIXELS * CHANNELS);
  const labels = new Uint8Array(count);
  let [to, index, highest] = [0, 0, 9];
  for (const part of parts) {
    for (let start = 0; start < part.length; start += record) {
      const label = part[start + labelBytes - 1]!;
      labels[index++] = label;
      highest = Math.max(highest, label);
      for (let pixel = start + labelBytes; pixel < start + labelBytes + PIXELS; pixel++) {
        for (let channel = 0; channel < CHANNELS; channel++) images[to++] = part[pixel + channel * PIXELS]!;
      }
    }
  }
  const classes = Math.max(labelBytes === 1 ? 10 : 100, highest + 1);
  const classNames = Array.from({ length: classes }, (_, label) => listed[label] ?? String(label));
  return { images, labels, count, shape: [SIDE, SIDE, CHANNELS], classNames };
}
