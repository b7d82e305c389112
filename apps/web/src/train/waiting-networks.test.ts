import { expect, test } from 'vitest';
import { initialWeights } from '../explain/weights.js';
import type { Network } from '../network/network.js';
import { enqueue } from './waiting-networks.js';

const weights = initialWeights(1);
const shipped: Network = { weights, origin: 'shipped' };
const after = (steps: number, run = 'a'): Network => ({
  weights,
  origin: 'run',
  of: { run, steps },
});

test('enqueue() lets the networks of a run wait in the order of their steps', () => {
  let waiting = enqueue([], after(0), after(16));
  waiting = enqueue(waiting, after(0), after(32));
  expect(waiting.map(({ of }) => of?.steps)).toEqual([16, 32]);
});

test('enqueue() shows a network that the user selects, an earlier epoch and another run at once', () => {
  const waiting = [after(16), after(32)];
  expect(enqueue(waiting, after(0), shipped)).toEqual([shipped]);
  expect(enqueue(waiting, after(0), after(0))).toEqual([after(0)]);
  expect(enqueue(waiting, after(0), after(64, 'b'))).toEqual([after(64, 'b')]);
  expect(enqueue([], shipped, after(0))).toEqual([after(0)]);
});

test('enqueue() limits how many networks wait', () => {
  let waiting: readonly Network[] = [];
  for (let steps = 1; steps <= 100; steps++) waiting = enqueue(waiting, after(0), after(steps));
  expect(waiting.length).toBe(20);
  expect(waiting.at(-1)).toEqual(after(100));
});
