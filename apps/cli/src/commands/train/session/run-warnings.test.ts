import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { describe, expect, test } from 'vitest';
import { runWarnings, runWarningText } from './run-warnings.js';

/** Images of the classes 0, 1, 2 … 9, 0, … */
function setOf(count: number): ImageSet {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  const images = new Uint8Array(count * PIXELS).map((_, index) => index % 2);
  return { images, labels, count };
}

describe('runWarnings(data, config)', () => {
  test('is empty if a batch fits into the training images, and all classes have images', async () => {
    const data = { train: setOf(32), validation: setOf(10) };
    expect(await runWarnings(data, { batchSize: 32, validation: 'split:10' })).toEqual([]);
  });

  test('reports a batch that is larger than the training set, and what --limit 1 leaves', async () => {
    const warnings = await runWarnings({ train: setOf(1) }, { batchSize: 32, validation: 'none' });
    expect(warnings).toEqual([
      { kind: 'batch-exceeds-images', batchSize: 32, trainSize: 1 },
      { kind: 'missing-classes', split: 'train', classes: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
    ]);
    expect(warnings.map(runWarningText)).toEqual([
      '--batch-size 32 is greater than the number of training images: each step takes 1 image',
      'no training images of classes 1, 2, 3, 4, 5, 6, 7, 8, 9',
    ]);
  });

  test.each([
    ['test', 'test'],
    ['split:9', 'validation'],
  ] as const)('checks the validation images of --validation %s as "%s"', async (validation, split) => {
    const data = { train: setOf(32), validation: setOf(9) };
    expect(await runWarnings(data, { batchSize: 8, validation })).toEqual([
      { kind: 'missing-classes', split, classes: [9] },
    ]);
  });
});
