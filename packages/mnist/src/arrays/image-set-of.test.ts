import { describe, expect, test } from 'vitest';
import { imageSetOf } from './image-set-of.js';
import { toPixels } from './to-pixels.js';

const BYTES = Uint8Array.from({ length: 256 }, (_, value) => value);

describe('toPixels(values)', () => {
  test('gives every byte that was divided by 255 back', async () => {
    expect(await toPixels(Float32Array.from(BYTES, (value) => value / 255))).toEqual(BYTES);
  });

  test('rounds other fractions to the nearest byte', async () => {
    expect(await toPixels(Float32Array.of(0.001, 0.003, 0.4999, 0.9999))).toEqual(
      Uint8Array.of(0, 1, 127, 255),
    );
  });

  test('returns bytes as they are, and clamped bytes as bytes of the same memory', async () => {
    expect(await toPixels(BYTES)).toBe(BYTES);
    const clamped = Uint8ClampedArray.of(1, 2, 3).subarray(1);
    const pixels = await toPixels(clamped);
    expect([...pixels]).toEqual([2, 3]);
    expect(pixels.buffer).toBe(clamped.buffer);
  });

  test.each([
    [[0, 255, 7], 'a pixel is not from 0 to 1 (255 at index 1) — divide the values by 255'],
    [[0.5, -0.42, 2.8], 'a pixel is not from 0 to 1 (-0.41'],
    [[0, NaN], 'a pixel is not from 0 to 1 (NaN at index 1) — use pixels before normalization'],
  ])('rejects %j', async (values, message) => {
    await expect(toPixels(Float32Array.from(values))).rejects.toMatchObject({
      code: 'MNIST_INVALID_ARGUMENT',
      message: expect.stringContaining(message),
    });
  });

  test.each([[[0, 1]], ['0'], [null], [Float64Array.of(0)]])(
    'rejects %j, which has another type',
    async (values) => {
      await expect(toPixels(values as never)).rejects.toMatchObject({ code: 'MNIST_INVALID_ARGUMENT' });
    },
  );
});

describe('imageSetOf({ images, labels })', () => {
  const gray = new Float32Array(2 * 784).fill(0.2);

  test('makes a set in the format of MNIST', async () => {
    const set = await imageSetOf({ images: gray, labels: [3, 9] });
    expect(set).toEqual({ images: new Uint8Array(2 * 784).fill(51), labels: Uint8Array.of(3, 9), count: 2 });
  });

  test('names the classes by their numbers if there are more than ten', async () => {
    const { labels, classNames } = await imageSetOf({ images: gray, labels: [3, 300] });
    expect(labels).toEqual(Uint16Array.of(3, 300));
    expect([classNames?.length, classNames?.[300]]).toEqual([301, '300']);
  });

  test('takes the shape of an image and the names of the classes', async () => {
    const options = { shape: [28, 14, 4], classNames: ['no', 'yes'] } as const;
    const set = await imageSetOf({ images: gray, labels: Uint8Array.of(1), ...options });
    expect(set).toMatchObject({ count: 1, ...options });
  });

  test.each([undefined, null, 3, '39'])('rejects %j in place of labels', async (labels) => {
    await expect(imageSetOf({ images: gray, labels: labels as never })).rejects.toThrow(
      'labels is invalid (',
    );
  });

  test.each([
    [{ images: gray, labels: [1] }, /1,568.*use 784 values, 784 per image/],
    [{ images: gray, labels: [1, 2, 3] }, /use 2,352 values/],
    [{ images: gray, labels: [1, -2] }, 'a label is invalid (-2 at index 1) — use an integer from 0'],
    [{ images: gray, labels: [1, 1.5] }, 'a label is invalid (1.5 at index 1)'],
    [
      { images: gray, labels: [0, 2], classNames: ['a', 'b'] },
      'a label is invalid (2 at index 1) — use less than 2',
    ],
    [
      { images: gray, labels: [1, 2], shape: [28, 28, 0] as const },
      'the shape of the images is invalid ([28, 28, 0])',
    ],
    [{ images: gray, labels: [1, 2], shape: [300, 28, 1] as const }, 'the shape of the images is invalid'],
  ])('rejects %#', async (options, message) => {
    await expect(imageSetOf(options)).rejects.toMatchObject({
      code: 'MNIST_INVALID_ARGUMENT',
      message:
        typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
    });
  });
});
