import { SEED } from '@lenet5/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffledOrder } from './shuffled-order.js';

const seeds = fc.integer({ min: 0, max: SEED.max });
const epochs = fc.nat(2 ** 31 - 1);

test('shuffledOrder(count, seed, epoch) is a permutation', () => {
  fc.assert(
    fc.property(fc.nat(300), seeds, epochs, (count, seed, epoch) => {
      const rising = Array.from({ length: count }, (_, index) => index);
      expect([...shuffledOrder(count, seed, epoch)].sort((a, b) => a - b)).toEqual(rising);
    }),
  );
});

test('shuffledOrder(count, seed, epoch) depends only on its arguments', () => {
  fc.assert(
    fc.property(seeds, epochs, (seed, epoch) => {
      const first = shuffledOrder(50, seed, epoch);
      shuffledOrder(50, seed, epoch + 1);
      expect(shuffledOrder(50, seed, epoch)).toEqual(first);
    }),
  );
});

test('shuffledOrder(count, seed, epoch) differs between epochs and between seeds', () => {
  const orders = new Set<string>();
  const list = [0, 1, 42, 43, 2 ** 31, 2 ** 31 + 1, SEED.max - 1, SEED.max];
  for (const seed of list) {
    for (let epoch = 0; epoch < 50; epoch++) orders.add(shuffledOrder(100, seed, epoch).join());
  }
  expect(orders.size).toBe(list.length * 50);
});

test('shuffledOrder(count, seed, epoch) has a uniform distribution of the orders of four', () => {
  // 24,000 draws over 24 orders: χ² with 23 degrees of freedom is below 49.7 with a probability of 99.9 %.
  const seen = new Map<string, number>();
  for (let epoch = 0; epoch < 24_000; epoch++) {
    const order = shuffledOrder(4, 42, epoch).join();
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(seen.size).toBe(24);
  expect(chiSquare).toBeLessThan(49.7);
});

// Pins the order, so that a run can resume from an old checkpoint. The numbers were recorded from this function.
test('shuffledOrder(60000, 42, 0) is the pinned order', () => {
  expect([...shuffledOrder(60_000, 42, 0).subarray(0, 6)]).toEqual([2263, 38152, 28600, 41615, 9962, 27379]);
  expect([...shuffledOrder(60_000, 42, 1).subarray(0, 6)]).toEqual([56897, 7976, 3117, 21802, 25151, 49662]);
});

test('shuffledOrder(count, seed, epoch) rejects arguments out of range and names them', () => {
  expect(() => shuffledOrder(-1, 1, 0)).toThrow(
    'count is invalid (-1) — use an integer from 0 to 4294967295',
  );
  expect(() => shuffledOrder(2.5, 1, 0)).toThrow('count is invalid (2.5)');
  expect(() => shuffledOrder(10, Number.NaN, 0)).toThrow(
    'seed is invalid (NaN) — use an integer from 0 to 4294967295',
  );
  expect(() => shuffledOrder(10, 0.1, 0)).toThrow('seed is invalid (0.1)');
  expect(() => shuffledOrder(10, -1, 0)).toThrow('seed is invalid (-1)');
  expect(() => shuffledOrder(10, 2 ** 32, 0)).toThrow('seed is invalid (4294967296)');
  expect(() => shuffledOrder(10, 1, -1)).toThrow('epoch is invalid (-1)');
});
