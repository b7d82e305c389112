import { expect, test } from 'vitest';
import { releaseImages } from './release-images.js';

const ORIGIN = { source: 'bundled', verified: true, provenance: 'MNIST, verified' };

function setOf(images: Uint8Array) {
  return { images, labels: new Uint8Array(2), count: 2 };
}

test('releaseImages(data) frees the training images, and no others', () => {
  const [train, held] = [setOf(new Uint8Array(8)), setOf(new Uint8Array(8))];
  releaseImages({ ...ORIGIN, train, test: held });
  expect([train.images.length, held.images.length]).toEqual([0, 8]);
});

test('releaseImages(data) keeps training images in the memory of the validation images', () => {
  const memory = new Uint8Array(16);
  const [train, validation] = [setOf(memory.subarray(0, 8)), setOf(memory.subarray(8))];
  releaseImages({ ...ORIGIN, train, validation });
  expect([train.images.length, validation.images.length]).toEqual([8, 8]);
});
