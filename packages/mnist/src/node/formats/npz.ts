import { CLASS_COUNT, type ImageShape } from '@lenet5/core';
import { DataFormatError } from '../../errors/data-format-error.js';
import type { ImageSet } from '../../image-set.js';
import { labelsOf } from '../../to-image-set.js';
import { type NpyArray, readNpy } from './npy.js';
import { inMemory, readZip } from './zip.js';

/** The names of the arrays: those of `mnist.npz` of Keras, and of MedMNIST. */
const NAMES = {
  train: { images: ['x_train', 'train_images'], labels: ['y_train', 'train_labels'] },
  test: { images: ['x_test', 'test_images'], labels: ['y_test', 'test_labels'] },
} as const;

/** Both sets of a `.npz` file; without test images if it has none. */
export async function readNpz(
  bytes: Uint8Array<ArrayBuffer>,
  path: string,
): Promise<{ readonly train: ImageSet; readonly test?: ImageSet | undefined }> {
  const files = await readZip(inMemory(bytes), path);
  const arrayOf = async (names: readonly string[]): Promise<NpyArray | undefined> => {
    const name = names.find((one) => files.has(`${one}.npy`));
    return name === undefined ? undefined : readNpy(await files.get(`${name}.npy`)!(), `${path} ${name}`);
  };
  const setOf = async (split: 'train' | 'test'): Promise<ImageSet | undefined> => {
    const [images, labels] = [await arrayOf(NAMES[split].images), await arrayOf(NAMES[split].labels)];
    return images && labels && toSet(images, labels, path);
  };
  const train = await setOf('train');
  if (train) return { train, test: await setOf('test') };
  const found = [...files.keys()].join(', ') || 'nothing';
  throw new DataFormatError(path, 'has no training set', found, 'save x_train, y_train, x_test and y_test');
}

/** The only array of a `.npz` file, such as `k49-train-imgs.npz`. */
export async function readSingleNpz(bytes: Uint8Array<ArrayBuffer>, path: string): Promise<NpyArray> {
  const files = [...(await readZip(inMemory(bytes), path))];
  const [first] = files;
  if (first && files.length === 1) return readNpy(await first[1](), `${path} ${first[0]}`);
  throw new DataFormatError(
    path,
    'has several arrays',
    files.map(([name]) => name).join(', '),
    'use one array',
  );
}

/** Images `[count, rows, columns]` or with channels, and labels `[count]` or `[count, 1]`. */
export function toSet(images: NpyArray, labels: NpyArray, path: string): ImageSet {
  const [count = 0, rows = 0, columns = 0, channels = 1] = images.shape;
  const shape: ImageShape = [rows, columns, channels];
  if (images.shape.length < 3 || images.shape.length > 4 || labels.values.length !== count) {
    const found = `images [${images.shape.join(', ')}], labels [${labels.shape.join(', ')}]`;
    throw new DataFormatError(
      path,
      'has arrays of other shapes',
      found,
      'save [count, rows, columns] and [count]',
    );
  }
  const values = Int32Array.from(labels.values);
  const array = { type: 'i32', shape: [count], values } as const;
  const file = { role: 'trainLabels', location: path, sha256: null, canonical: false, array } as const;
  if (values.some((label) => label < 0 || label >= CLASS_COUNT.max)) labelsOf(file);
  return { images: toBytes(images, path), count, shape, ...labelsOf(file) };
}

/** Pixels as bytes. Floats from 0 to 1 are multiplied by 255. */
function toBytes({ values }: NpyArray, path: string): Uint8Array {
  if (values instanceof Uint8Array) return values;
  let most = 0;
  for (const value of values) {
    if (!(value >= 0 && value <= 255)) {
      throw new DataFormatError(
        path,
        'has pixels out of range',
        String(value),
        'use 0 to 255, or 0 to 1 as floats',
      );
    }
    most = Math.max(most, value);
  }
  const factor = values instanceof Float64Array && most <= 1 ? 255 : 1;
  return Uint8Array.from(values, (value) => Math.round(value * factor));
}
