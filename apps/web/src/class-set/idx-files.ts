import { CLASSES, IMAGE_SIZE, PIXELS, readIdx, writeIdx } from '@lenet5/mnist';
import { texts } from '../language/texts.js';
import type { Drawing } from './drawing.js';
import { SetFileError } from './set-file-error.js';

/** The names of the two files: those of the test set of MNIST, which `lenet5 evaluate --data FOLDER` reads. */
export const IMAGES_FILE = 't10k-images-idx3-ubyte';
export const LABELS_FILE = 't10k-labels-idx1-ubyte';

type Labeled = Pick<Drawing, 'label' | 'pixels'>;

/** The drawings as two IDX files. */
export function toIdxFiles(drawings: readonly Labeled[]): { images: Uint8Array; labels: Uint8Array } {
  const pixels = new Uint8Array(drawings.length * PIXELS);
  for (const [index, drawing] of drawings.entries()) pixels.set(drawing.pixels, index * PIXELS);
  const shape = [drawings.length, IMAGE_SIZE, IMAGE_SIZE];
  return {
    images: writeIdx({ type: 'u8', shape, values: pixels }),
    labels: writeIdx({
      type: 'u8',
      shape: [drawings.length],
      values: Uint8Array.from(drawings, ({ label }) => label),
    }),
  };
}

/**
 * Reads drawings from the two IDX files, in any order.
 *
 * @throws SetFileError if they are not images of 28×28 bytes and as many labels from 0 to 9; an error of `readIdx()` if a
 * file is not an IDX file
 */
export function fromIdxFiles(files: readonly { name: string; bytes: Uint8Array }[]): Labeled[] {
  const { errors } = texts.peek();
  const arrays = files.map(({ name, bytes }) => readIdx(bytes, name));
  const images = arrays.find(({ shape }) => shape.length === 3);
  const labels = arrays.find(({ shape }) => shape.length === 1);
  if (files.length !== 2 || !images || !labels) {
    throw new SetFileError(files.map(({ name }) => name).join(', ') || errors.noFile);
  }
  const [count = 0, rows, columns] = images.shape;
  if (images.type !== 'u8' || labels.type !== 'u8' || rows !== IMAGE_SIZE || columns !== IMAGE_SIZE) {
    throw new SetFileError(errors.otherImages(rows ?? 0, columns ?? 0, `${images.type}, ${labels.type}`));
  }
  if (labels.shape[0] !== count) throw new SetFileError(errors.otherCounts(count, labels.shape[0] ?? 0));
  const wrong = labels.values.find((label) => label >= CLASSES);
  if (wrong !== undefined) throw new SetFileError(errors.otherLabel(Number(wrong)));
  const { values } = images;
  return Array.from(labels.values, (label, index) => ({
    label: Number(label),
    pixels: values.slice(index * PIXELS, (index + 1) * PIXELS) as Uint8Array,
  }));
}
