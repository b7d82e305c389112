import { type Tensor, zeros } from './tensor.js';

/** An element-wise function whose derivative is a function of its output. */
export type Activation = 'linear' | 'relu' | 'sigmoid' | 'tanh' | 'scaledTanh';

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

/**
 * The second derivative of a loss with respect to x, given that with respect to y, by the Gauss–Newton approximation, which
 * leaves out f″: hx = hy · f′². All tensors have the same shape.
 */
export function activateSecondBackward<Shape extends readonly number[]>(
  activation: Activation,
  y: Tensor<Shape>,
  hy: Tensor<Shape>,
): Tensor<Shape> {
  return activateBackward(activation, y, activateBackward(activation, y, hy));
}

/** Amplitude and slope of `scaledTanh`, with which f(±1) = ±1 (LeCun et al. 1998, appendix A). */
const AMPLITUDE = 1.7159;
const SLOPE = 2 / 3;

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
    case 'scaledTanh':
      return AMPLITUDE * Math.tanh(SLOPE * x);
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
    case 'scaledTanh':
      return SLOPE * (AMPLITUDE - (y * y) / AMPLITUDE);
  }
}
