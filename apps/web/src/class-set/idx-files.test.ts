import { writeIdx } from '@lenet5/mnist';
import { expect, test } from 'vitest';
import { fromIdxFiles, toIdxFiles } from './idx-files.js';
import { SetFileError } from './set-file-error.js';

const drawings = [7, 0, 9].map((label) => ({
  label,
  pixels: Uint8Array.from({ length: 784 }, (_, at) => (at * 31 + label) % 256),
}));
const { images, labels } = toIdxFiles(drawings);
const file = (bytes: Uint8Array) => ({ name: 'file', bytes });

test('fromIdxFiles() reads what toIdxFiles() writes, in either order of the files', () => {
  expect([...images.slice(0, 16)]).toEqual([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 28]);
  expect([...labels]).toEqual([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9]);
  expect(fromIdxFiles([file(images), file(labels)])).toEqual(drawings);
  expect(fromIdxFiles([file(labels), file(images)])).toEqual(drawings);
});

test.each([
  ['only one file', [file(images)]],
  ['two files of labels', [file(labels), file(labels)]],
  [
    'fewer labels than images',
    [file(images), file(writeIdx({ type: 'u8', shape: [1], values: Uint8Array.of(1) }))],
  ],
  [
    'a label of 10',
    [file(images), file(writeIdx({ type: 'u8', shape: [3], values: Uint8Array.of(1, 10, 2) }))],
  ],
  [
    'images of another size',
    [file(writeIdx({ type: 'u8', shape: [3, 1, 1], values: Uint8Array.of(1, 2, 3) })), file(labels)],
  ],
])('fromIdxFiles() rejects %s', (_, files) => {
  expect(() => fromIdxFiles(files)).toThrow(SetFileError);
});
