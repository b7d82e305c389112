import { expect, test } from 'vitest';
import { PIXELS } from './image-set.js';
import { takeImages } from './take-images.js';
import { smallSet } from './testing/small-data.js';

test('takeImages(set, indices) copies images and labels in the order of the indices, with repetition', () => {
  const set = smallSet(20);
  const taken = takeImages(set, [13, 0, 13]);
  expect(taken.count).toBe(3);
  expect([...taken.labels]).toEqual([3, 0, 3]);
  expect([0, 1, 2].map((image) => taken.images[image * PIXELS])).toEqual([13, 0, 13]);
  expect(taken.images.length).toBe(3 * PIXELS);
  expect(taken.images.buffer).not.toBe(set.images.buffer);
});

test('takeImages(set, indices) rejects pixels and labels that are not bytes', () => {
  const set = smallSet(3);
  const call = (changes: object) => () => Reflect.apply(takeImages, undefined, [{ ...set, ...changes }, [0]]);
  expect(call({ images: new Float32Array(3 * PIXELS) })).toThrow(
    /^set\.images is invalid \("Float32Array .*convert fractions and tensors with toPixels\(\) or imageSetOf\(\)$/,
  );
  expect(call({ labels: [0, 1, 2] })).toThrow('set.labels is invalid ([0,1,2]) — use a Uint8Array');
});

test('takeImages(set, []) is an empty set', () => {
  expect(takeImages(smallSet(3), [])).toEqual({
    images: new Uint8Array(),
    labels: new Uint8Array(),
    count: 0,
  });
});

test('takeImages(set, indices) rejects an invalid index and names it', () => {
  expect(() => takeImages(smallSet(3), [0, 3])).toThrow(
    'indices[1] is invalid (3) — use an integer from 0 to 2',
  );
  expect(() => takeImages(smallSet(3), [-1])).toThrow('indices[0] is invalid (-1)');
  expect(() => takeImages(smallSet(3), [0.5])).toThrow('indices[0] is invalid (0.5)');
});

test('takeImages(set, indices) rejects a set whose arrays do not match its count', () => {
  const set = smallSet(3);
  expect(() => takeImages({ ...set, count: 4 }, [0])).toThrow(
    'set.images has the wrong length (2,352) — use 3,136 values, 784 per image',
  );
  expect(() => takeImages({ ...set, labels: new Uint8Array(2) }, [0])).toThrow(
    'set.labels has the wrong length (2) — use 3 values, one per image',
  );
});
