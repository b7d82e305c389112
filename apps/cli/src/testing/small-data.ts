import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PIXELS, writeIdx } from '@lenet5/mnist';

/** The four files of a data folder. */
export const DATA_FILES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
} as const;

/** `count` images as IDX. The position of a bar determines the class. */
export function barImages(count: number): Uint8Array {
  const values = new Uint8Array(count * PIXELS);
  for (let index = 0; index < count; index++) {
    const start = index * PIXELS + (index % 10) * 56;
    values.fill(255, start + 4, start + 24);
  }
  return writeIdx({ type: 'u8', shape: [count, 28, 28], values });
}

/** The labels of {@link barImages}: 0, 1, 2 … 9, 0, … */
export function barLabels(count: number): Uint8Array {
  const values = Uint8Array.from({ length: count }, (_, index) => index % 10);
  return writeIdx({ type: 'u8', shape: [count], values });
}

/** Writes a small data set in the format of MNIST. */
export function writeSmallData(folder: string, trainCount = 200, testCount = 100): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, DATA_FILES.trainImages), barImages(trainCount));
  writeFileSync(join(folder, DATA_FILES.trainLabels), barLabels(trainCount));
  writeFileSync(join(folder, DATA_FILES.testImages), barImages(testCount));
  writeFileSync(join(folder, DATA_FILES.testLabels), barLabels(testCount));
}
