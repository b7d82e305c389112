import { type Tensor, zeros } from './tensor.js';

/** An element-wise function whose derivative is a function of its output. */
export type Activation = 'linear' | 'relu' | 'sigmoid' | 'tanh';

/** y = f(x), value by value; y has the shape of x. */
export function activate<Shape extends readonly number[]>(
  activation: Activation,
  x: Tensor<Shape>,
): Tensor<Shape> {
  const y = zeros(x.shape);
  for (let at = 0; at < x.values.length; at++) y.values[at] = evaluate(activation, x.values[at]!);
  return y;
}

/** Backward pass of `activate`: dx = dy · f′, with f′ computed from the output y. All tensors have the same shape. */
export function activateBackward<Shape extends readonly number[]>(
  activation: Activation,
  y: Tensor<Shape>,
  dy: Tensor<Shape>,
): Tensor<Shape> {
  const dx = zeros(y.shape);
  for (let at = 0; at < y.values.length; at++) {
    dx.values[at] = dy.values[at]! * derivative(activation, y.values[at]!);
  }
  return dx;
}

/** f(x). */
function evaluate(activation: Activation, x: number): number {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return Math.max(0, x);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-x));
    case 'tanh':
      return Math.tanh(x);
  }
}

/** f′(x), given y = f(x). */
function derivative(activation: Activation, y: number): number {
  switch (activation) {
    case 'linear':
      return 1;
    case 'relu':
      return y > 0 ? 1 : 0;
    case 'sigmoid':
      return y * (1 - y);
    case 'tanh':
      return 1 - y * y;
  }
}
