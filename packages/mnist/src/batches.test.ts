import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batches } from './batches.js';

test('batches(order, batchSize) returns full batches and a smaller last one', () => {
  expect([...batches(Uint32Array.of(5, 3, 1, 4, 2), 2)]).toEqual([
    Uint32Array.of(5, 3),
    Uint32Array.of(1, 4),
    Uint32Array.of(2),
  ]);
});

test('batches(order, batchSize) contain the order in ⌈count / batchSize⌉ parts', () => {
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

test('batches(order, batchSize) returns views', () => {
  const order = Uint32Array.of(1, 2, 3);
  for (const batch of batches(order, 2)) expect(batch.buffer).toBe(order.buffer);
});

test('batches(order, batchSize) rejects an order that is not a Uint32Array', () => {
  expect(() => Reflect.apply(batches, undefined, [[1, 2], 1])).toThrow(
    'order is invalid ([1,2]) — use a Uint32Array, such as that of shuffledOrder()',
  );
});

test('batches(order, batchSize) rejects an invalid size before the first batch is read', () => {
  expect(() => batches(Uint32Array.of(1), 0)).toThrow(
    'batchSize is invalid (0) — use an integer of at least 1',
  );
  expect(() => batches(Uint32Array.of(1), Number.NaN)).toThrow('batchSize is invalid (NaN)');
});
