import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeIdx } from '@lenet5/mnist';
import { encode } from 'fast-png';
import { type DrawnShapes, drawShapes, SHAPE_NAMES } from './drawn-shapes.js';
import { zipStored } from './zip.js';

const SIDE = 28;

/** A training set and a test set of drawn shapes. */
function bothSets(classes: number, side = SIDE): { readonly train: DrawnShapes; readonly test: DrawnShapes } {
  return {
    train: drawShapes(60 * classes, classes, side, 1),
    test: drawShapes(20 * classes, classes, side, 2),
  };
}

const imageOf = ({ images, side }: DrawnShapes, index: number): Uint8Array =>
  images.subarray(index * side * side, (index + 1) * side * side);

/** A gray PNG of an image. */
export function toPng(values: Uint8Array, side: number): Uint8Array {
  return encode({ width: side, height: side, data: values, channels: 1, depth: 8 });
}

/** The four files of a split of EMNIST, gzipped: images column by column, labels from `first`. */
export async function writeEmnist(
  folder: string,
  split: string,
  classes: number,
  first: number,
): Promise<void> {
  await mkdir(folder);
  for (const [name, set] of Object.entries(bothSets(classes))) {
    const { images, labels, side } = set;
    const values = images.map((_, at) => {
      const pixel = at % (side * side);
      return images[at - pixel + (pixel % side) * side + Math.floor(pixel / side)] ?? 0;
    });
    const files = {
      'images-idx3': writeIdx({ type: 'u8', shape: [labels.length, side, side], values }),
      'labels-idx1': writeIdx({
        type: 'u8',
        shape: [labels.length],
        values: labels.map((one) => one + first),
      }),
    };
    for (const [kind, bytes] of Object.entries(files))
      await writeFile(join(folder, `emnist-${split}-${name}-${kind}-ubyte.gz`), gzipSync(bytes));
  }
}

/** A `.npy` file of bytes (NEP 1). */
function npy(shape: readonly number[], values: Uint8Array): Uint8Array {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, 118, 0]);
  return Buffer.concat([start, Buffer.from(`${header.padEnd(117)}\n`), values]);
}

/** `mnist.npz` as Keras has it. */
export async function writeNpz(path: string): Promise<void> {
  const arrays: Record<string, Uint8Array> = {};
  for (const [name, { images, labels, side }] of Object.entries(bothSets(10))) {
    arrays[`x_${name}.npy`] = npy([labels.length, side, side], images);
    arrays[`y_${name}.npy`] = npy([labels.length], labels);
  }
  await writeFile(path, zipStored(arrays));
}

/** `train.csv` with labels and `test.csv` without them, as competitions on Kaggle have. */
export async function writeKaggle(folder: string): Promise<void> {
  await mkdir(folder);
  const { train, test } = bothSets(10);
  const pixels = Array.from({ length: SIDE * SIDE }, (_, at) => `pixel${at}`).join(',');
  const lines = (set: DrawnShapes): string[] =>
    Array.from(set.labels, (_, index) => [...imageOf(set, index)].join(','));
  const labelled = lines(train).map((line, index) => `${train.labels[index]},${line}`);
  await writeFile(join(folder, 'train.csv'), [`label,${pixels}`, ...labelled, ''].join('\n'));
  await writeFile(join(folder, 'test.csv'), [pixels, ...lines(test), ''].join('\n'));
}

/** A folder per shape with PNG files of 40×40 pixels. */
export async function writeClassFolders(folder: string): Promise<void> {
  const set = drawShapes(60 * SHAPE_NAMES.length, SHAPE_NAMES.length, 40, 1);
  for (const [index, label] of set.labels.entries()) {
    const shapeFolder = join(folder, SHAPE_NAMES[label] ?? '');
    await mkdir(shapeFolder, { recursive: true });
    await writeFile(join(shapeFolder, `${index}.png`), toPng(imageOf(set, index), set.side));
  }
}

/** CIFAR-10 in its binary version: a label, then the planes of red, green and blue. */
export async function writeCifar(folder: string): Promise<void> {
  await mkdir(folder);
  const { train, test } = bothSets(10, 32);
  const records = (set: DrawnShapes): Uint8Array[] =>
    Array.from(set.labels, (label, index) => {
      const gray = imageOf(set, index);
      const planes = [gray, gray.map((value) => value >> 1), gray.map((value) => 255 - value)];
      return Buffer.concat([Uint8Array.of(label), ...planes]);
    });
  const all = records(train);
  const each = all.length / 5;
  for (let batch = 1; batch <= 5; batch++) {
    const bytes = Buffer.concat(all.slice((batch - 1) * each, batch * each));
    await writeFile(join(folder, `data_batch_${batch}.bin`), bytes);
  }
  await writeFile(join(folder, 'test_batch.bin'), Buffer.concat(records(test)));
  const names = 'airplane automobile bird cat deer dog frog horse ship truck'.split(' ');
  await writeFile(join(folder, 'batches.meta.txt'), `${names.join('\n')}\n`);
}
