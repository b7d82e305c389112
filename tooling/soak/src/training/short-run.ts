import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ImageSet, limitImageSet, loadMnist, writeIdx } from '@lenet5/mnist';

const VALIDATION = 100;

/**
 * A short run: `stepsPerEpoch` steps of 32 images in three epochs, validated on few images.
 *
 * @param folder where its data set is written: a part of MNIST, because to read and verify all of it takes longer than the run.
 * @returns the flags of `lenet5 train`.
 */
export async function shortRun(
  folder: string,
  stepsPerEpoch: number,
  checkpointSteps: number,
): Promise<string[]> {
  const limit = 32 * stepsPerEpoch;
  const data = await writeDigits(join(folder, 'digits'), limit + VALIDATION);
  const flags = { data, limit, epochs: 3, threads: 1, kernels: 'simd', seed: 5 };
  return [
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ...['--validation', `split:${VALIDATION}`, '--checkpoint-every', `${checkpointSteps}steps`],
  ];
}

/** Writes a data set with `count` training images. */
async function writeDigits(folder: string, count: number): Promise<string> {
  const { train, test } = await loadMnist();
  await mkdir(folder);
  await writeSet(join(folder, 'train'), limitImageSet(train, count, 1));
  await writeSet(join(folder, 't10k'), limitImageSet(test, VALIDATION, 1));
  return folder;
}

async function writeSet(prefix: string, { count, images, labels }: ImageSet): Promise<void> {
  const pixels = writeIdx({ type: 'u8', shape: [count, 28, 28], values: images });
  await writeFile(`${prefix}-images-idx3-ubyte`, pixels);
  const classes = writeIdx({ type: 'u8', shape: [count], values: Uint8Array.from(labels) });
  await writeFile(`${prefix}-labels-idx1-ubyte`, classes);
}
