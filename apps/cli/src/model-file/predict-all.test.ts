import { connectLayers, initialWeights, type LayerConfig, plainLenet5, plainModel } from '@lenet5/core';
import { CLASSES, PIXELS, readSome, type StreamedSet } from '@lenet5/mnist';
import { expect, test } from 'vitest';
import { scoreAll } from './predict-all.js';

test('scoreAll(model, set) has the penalties of the network of 1998, the smallest of which decides', async () => {
  const images = new Uint8Array(3 * PIXELS).map((_, index) => (index * 37) % 256);
  const set = { images, labels: Uint8Array.of(1, 2, 3), count: 3 };
  const model = plainLenet5({ variant: '1998', seed: 5 });
  const { probabilities, amongDigits, scores, loss } = await scoreAll(model, set);
  // An untrained network is far from all centers.
  expect(Math.max(...probabilities)).toBeLessThan(1e-30);
  expect([...scores!.noneOfThese]).toEqual([1, 1, 1]);
  const rows = [0, 1, 2].map((image) => [image * CLASSES, (image + 1) * CLASSES] as const);
  for (const [from, to] of rows) {
    const [penalties, digits] = [scores!.penalties.slice(from, to), amongDigits.slice(from, to)];
    expect(digits.indexOf(Math.max(...digits))).toBe(penalties.indexOf(Math.min(...penalties)));
    expect(digits.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
  }
  // Equation 9 with far penalties: y − j.
  const own = rows.map(([from], image) => scores!.penalties[from + set.labels[image]!]!);
  expect(loss).toBeCloseTo(own.reduce((sum, penalty) => sum + penalty - 1, 0) / 3, 3);
});

test('scoreAll(model, set) has the same results for images that stay on disk, which it reads in parts', async () => {
  const count = 16_500;
  const images = new Uint8Array(count * 4).map((_, index) => (index * 37) % 256);
  const labels = new Uint8Array(count).map((_, index) => index % 3);
  const shape = [2, 2, 1] as const;
  const set = { images, labels, count, shape, classNames: ['a', 'b', 'c'] };
  const streamed: StreamedSet = {
    ...{ labels, count, shape, classNames: set.classNames },
    readImages: async (indices, to) => to.set((await readSome(set, indices)).images),
    close: async () => undefined,
  };
  const layers: LayerConfig[] = [
    { type: 'Flatten', name: 'flatten' },
    { type: 'Dense', name: 'classes', units: 3, activation: 'softmax', useBias: true },
  ];
  const config = { name: 'small', inputShape: [...shape], layers };
  const model = plainModel(config, initialWeights(connectLayers(config), 3));
  const [whole, parts] = [await scoreAll(model, set), await scoreAll(model, streamed)];
  expect(parts.probabilities).toEqual(whole.probabilities);
  expect(parts.loss).toBeCloseTo(whole.loss, 12);
  await expect(scoreAll(model, streamed, { robustnessSeed: 1 })).rejects.toThrow(
    '--robustness corrupts images in memory (a set that stays on disk) — use a part of the images',
  );
});
