import { expect, test } from 'vitest';
import { CANONICAL_DIGESTS } from './canonical-digests.js';
import { countClasses } from './count-classes.js';
import { PIXELS } from './image-set.js';
import { loadMnist, loadMnistSplit } from './load-mnist.js';

test('loadMnist() loads the 70,000 canonical digits and verifies them', async () => {
  const { train, test: held, source, verified, provenance, files } = await loadMnist();
  expect([train.count, held.count]).toEqual([60_000, 10_000]);
  expect({ source, verified, provenance }).toEqual({
    source: 'bundled',
    verified: true,
    provenance: 'MNIST, verified',
  });
  expect(Object.fromEntries(files.map(({ role, sha256 }) => [role, sha256]))).toEqual(CANONICAL_DIGESTS);
});

test('loadMnistSplit() verifies the two files that it reads', async () => {
  const { set, verified, provenance, files } = await loadMnistSplit('test');
  expect({ count: set.count, verified, provenance }).toEqual({
    count: 10_000,
    verified: true,
    provenance: 'MNIST, verified',
  });
  expect(files.map(({ role }) => role)).toEqual(['testImages', 'testLabels']);
});

test('loadMnist() has the published number of images per class', async () => {
  const { train, test: held } = await loadMnist({ source: 'bundled' });
  expect(countClasses(train)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
  expect(countClasses(held)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
});

test('loadMnist() starts with a 5, a 0 and a 4, and its test images with a 7', async () => {
  const { train, test: held } = await loadMnist();
  expect([...train.labels.subarray(0, 3)]).toEqual([5, 0, 4]);
  expect(held.labels[0]).toBe(7);
  // The published mean of the training pixels is 0.1307 of 255.
  const mean = train.images.reduce((sum, pixel) => sum + pixel, 0) / train.images.length / 255;
  expect(mean).toBeCloseTo(0.1307, 4);
});

test('loadMnist() returns views of the files after their 16-byte headers', async () => {
  const { train } = await loadMnist();
  expect(train.images.byteOffset).toBe(16);
  expect(train.images.buffer.byteLength).toBe(16 + 60_000 * PIXELS);
});
