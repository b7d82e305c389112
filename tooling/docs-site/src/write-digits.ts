import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ImageSet, limitImageSet, loadMnist, writeIdx } from '@lenet5/mnist';

const TRAINING = 3000;
const TEST = 1000;
const SEED = 42;

/** Writes a part of MNIST as four gzipped IDX files, which `loadMnist({ source })` reads. */
export async function writeDigits(folder: string): Promise<void> {
  const { train, test } = await loadMnist();
  await mkdir(folder, { recursive: true });
  await writeSet(folder, 'train', limitImageSet(train, TRAINING, SEED));
  await writeSet(folder, 't10k', limitImageSet(test, TEST, SEED));
}

async function writeSet(folder: string, name: string, { images, labels, count }: ImageSet): Promise<void> {
  const files = {
    [`${name}-images-idx3-ubyte.gz`]: writeIdx({ type: 'u8', shape: [count, 28, 28], values: images }),
    [`${name}-labels-idx1-ubyte.gz`]: writeIdx({
      type: 'u8',
      shape: [count],
      values: Uint8Array.from(labels),
    }),
  };
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(folder, file), gzipSync(bytes));
}
