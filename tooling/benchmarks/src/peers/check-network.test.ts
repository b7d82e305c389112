import { expect, test } from 'vitest';
import { checkNetwork } from './check-network.js';

const peer = { name: 'peer', epsilonMode: 'keras' } as const;
const expected = { parameters: 44426, losses: { tfjs: [9, 9, 9], keras: [2, 1.5, 1] } };

test('checkNetwork(peer, measured, expected) returns the largest relative difference of a loss', () => {
  const measured = { parameters: 44426, losses: [2, 1.5003, 1] };
  expect(checkNetwork(peer, measured, expected)).toBeCloseTo(0.0003 / 1.5, 10);
});

test.each([
  [{ parameters: 44425, losses: [2, 1.5, 1] }, 'another network (44425 weights, not 44426)'],
  [{ parameters: 44426, losses: [2, 1.51, 1] }, 'the loss of step 2 is 1.51, not 1.5'],
  [{ parameters: 44426, losses: [2, 1.5] }, 'the loss of step 3 is undefined'],
  [{ parameters: 44426, losses: [2, Number.NaN, 1] }, 'the loss of step 2 is NaN'],
])('checkNetwork(peer, %j, expected) throws', (measured, message) => {
  expect(() => checkNetwork(peer, measured, expected)).toThrow(message);
});

test('checkNetwork(peer, measured, expected) throws if the loss does not fall', () => {
  const flat = { parameters: 1, losses: { tfjs: [2, 2], keras: [2, 2] } };
  expect(() => checkNetwork(peer, { parameters: 1, losses: [2, 2] }, flat)).toThrow('does not learn');
});
