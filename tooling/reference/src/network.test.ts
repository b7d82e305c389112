import { expect, test } from 'vitest';
import { type Layer, networkGradients, tensor } from './index.js';
import { finiteDifferences, relativeError } from './testing/finite-differences.js';
import { wave } from './testing/wave.js';

test('networkGradients multiplies values and gradients by a dropout mask', () => {
  const [x, first, second] = [wave([2, 3]), wave([3, 4], 1), wave([4, 2], 2)];
  const mask = tensor([2, 4], [0, 2, 2, 0, 2, 0, 2, 2]);
  const layers: Layer[] = [
    { kind: 'dense', kernel: first },
    { kind: 'dropout', mask },
    { kind: 'dense', kernel: second },
  ];
  const run = () => networkGradients(layers, x, [0, 1]);
  const { gradients } = run();
  for (const [index, kernel] of [[0, first] as const, [2, second] as const]) {
    const expected = finiteDifferences(() => run().loss, kernel);
    expect(relativeError(gradients[index]!.dKernel!.values, expected.values)).toBeLessThan(1e-8);
  }
});

test('networkGradients counts the samples whose label has the largest logit', () => {
  const identity: Layer = { kind: 'dense', kernel: tensor([2, 2], [1, 0, 0, 1]) };
  const x = tensor([3, 2], [1, 0, 0, 1, 5, 2]);
  const { correct, logits } = networkGradients([identity], x, [0, 1, 1]);
  expect(logits).toEqual(x);
  expect(correct).toBe(2);
});

test('networkGradients adds the gradients of a value that several layers take', () => {
  const [x, first, second] = [wave([2, 3]), wave([3, 3], 1), wave([3, 2], 2)];
  const layers: Layer[] = [
    { kind: 'dense', kernel: first },
    { kind: 'activation', activation: 'tanh' },
    { kind: 'add', from: [1, 0, 0, -1] },
    { kind: 'dense', kernel: second },
  ];
  const run = () => networkGradients(layers, x, [0, 1]);
  const { gradients } = run();
  for (const [index, kernel] of [[0, first] as const, [3, second] as const]) {
    const expected = finiteDifferences(() => run().loss, kernel);
    expect(relativeError(gradients[index]!.dKernel!.values, expected.values)).toBeLessThan(1e-8);
  }
});
