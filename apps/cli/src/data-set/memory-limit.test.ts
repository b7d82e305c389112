import { expect, test } from 'vitest';
import { memoryLimit } from './memory-limit.js';

test('memoryLimit(available) is a quarter of the memory, and at most the largest file that Node reads', () => {
  expect(memoryLimit(4_000_000)).toBe(1_000_000);
  expect(memoryLimit(2 ** 40)).toBe(2_147_483_647);
  expect(memoryLimit()).toBeGreaterThan(0);
});
