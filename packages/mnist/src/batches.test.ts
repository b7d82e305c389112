import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batches } from './batches.js';

test('batches(order, batchSize) gives whole batches and then what is left', () => {
  expect([...batches(Uint32Array.of(5, 3, 1, 4, 2), 2)]).toEqual([
    Uint32Array.of(5, 3),
    Uint32Array.of(1, 4),
    Uint32Array.of(2),
  ]);
});

test('batches(order, batchSize) put end to end are the order, in ⌈count / batchSize⌉ parts', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 250 }), (count, batchSize) => {
      const order = Uint32Array.from({ length: count }, (_, index) => count - index);
      const parts = [...batches(order, batchSize)];
      expect(parts.flatMap((part) => [...part])).toEqual([...order]);
      expect(parts.length).toBe(Math.ceil(count / batchSize));
      expect(parts.slice(0, -1).every((part) => part.length === batchSize)).toBe(true);
    }),
  );
});

test('batches(order, batchSize) copies nothing', () => {
  const order = Uint32Array.of(1, 2, 3);
  for (const batch of batches(order, 2)) expect(batch.buffer).toBe(order.buffer);
});

test('batches(order, batchSize) refuses a wrong size at once, before the first batch is asked for', () => {
  expect(() => batches(Uint32Array.of(1), 0)).toThrow('batchSize is wrong (0) — give an integer from 1 up');
  expect(() => batches(Uint32Array.of(1), Number.NaN)).toThrow('batchSize is wrong (NaN)');
});
