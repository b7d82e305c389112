import { expect } from 'vitest';
import type { Tensor } from '../tensor.js';
import { finiteDifferences, relativeError } from './finite-differences.js';

/**
 * Compares the gradients of the loss Σ y · dy, which a backward pass computes from `dy`, with finite differences.
 *
 * @param gradients Each input of `forward` with its gradient.
 */
export function expectGradients(
  forward: () => Tensor,
  dy: Tensor,
  gradients: readonly [Tensor, Tensor][],
): void {
  const loss = (): number => {
    const { shape, values } = forward();
    expect(shape).toEqual(dy.shape);
    return values.reduce((sum, value, at) => sum + value * dy.values[at]!, 0);
  };
  for (const [input, gradient] of gradients) {
    expect(gradient.shape).toEqual(input.shape);
    expect(relativeError(gradient.values, finiteDifferences(loss, input).values)).toBeLessThan(1e-8);
  }
}
