import type { Activation } from '../lower/network.js';

/** f(x), element by element. */
export function activation(kind: Activation, x: Float64Array): Float64Array {
  return x.map((value) => {
    if (kind === 'tanh') return Math.tanh(value);
    if (kind === 'sigmoid') return 1 / (1 + Math.exp(-value));
    return Math.max(0, value);
  });
}

/** dy · f′, told from y = f(x). */
export function activationGradient(kind: Activation, y: Float64Array, dy: Float64Array): Float64Array {
  return dy.map((gradient, at) => {
    const value = y[at]!;
    if (kind === 'tanh') return gradient * (1 - value * value);
    if (kind === 'sigmoid') return gradient * value * (1 - value);
    return value > 0 ? gradient : 0;
  });
}
