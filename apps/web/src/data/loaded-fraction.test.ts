import { expect, test } from 'vitest';
import { LoadedFraction } from './loaded-fraction.js';

const TRAIN = 'train-images-idx3-ubyte.gz';
const TEST = 't10k-images-idx3-ubyte.gz';

test('fraction counts each image file by its uncompressed size, and labels not at all', () => {
  const loaded = new LoadedFraction();
  expect(loaded.fraction).toBe(0);
  loaded.update({ file: 'train-labels-idx1-ubyte.gz', receivedBytes: 10, totalBytes: 10 });
  expect(loaded.fraction).toBe(0);
  loaded.update({ file: TRAIN, receivedBytes: 50, totalBytes: 100 });
  expect(loaded.fraction).toBeCloseTo((0.5 * 60) / 70, 5);
  loaded.update({ file: TRAIN, receivedBytes: 100, totalBytes: 100 });
  loaded.update({ file: TEST, receivedBytes: 9, totalBytes: 9 });
  expect(loaded.fraction).toBeCloseTo(1, 12);
});

test('fraction uses the uncompressed size of a file without a total', () => {
  const loaded = new LoadedFraction();
  loaded.update({ file: TEST, receivedBytes: 3_920_008, totalBytes: null });
  expect(loaded.fraction).toBeCloseTo(0.5 / 7, 5);
});
