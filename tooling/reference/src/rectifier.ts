import { type Tensor, zeros } from './tensor.js';

/** An activation function that is about 0 below zero and about x above. */
export type Rectifier = 'leakyRelu' | 'elu' | 'gelu' | 'softplus';

/**
 * y = f(x), value by value; y has the shape of x.
 * @param alpha of a leaky ReLU and of an ELU: below zero, they are α · x and α · (eˣ − 1)
 */
export function rectify<Shape extends readonly number[]>(
  rectifier: Rectifier,
  x: Tensor<Shape>,
  alpha: number,
): Tensor<Shape> {
  return { shape: x.shape, values: x.values.map((value) => evaluate(rectifier, value, alpha)) };
}

/** Backward pass of `rectify`: dx = dy · f′(x). All tensors have the same shape. */
export function rectifyBackward<Shape extends readonly number[]>(
  rectifier: Rectifier,
  x: Tensor<Shape>,
  dy: Tensor<Shape>,
  alpha: number,
): Tensor<Shape> {
  const dx = zeros(x.shape);
  for (let at = 0; at < x.values.length; at++) {
    dx.values[at] = dy.values[at]! * derivative(rectifier, x.values[at]!, alpha);
  }
  return dx;
}

function evaluate(rectifier: Rectifier, x: number, alpha: number): number {
  switch (rectifier) {
    case 'leakyRelu':
      return x > 0 ? x : alpha * x;
    case 'elu':
      return x > 0 ? x : alpha * Math.expm1(x);
    case 'gelu':
      return x * normal(x);
    case 'softplus':
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}

function derivative(rectifier: Rectifier, x: number, alpha: number): number {
  switch (rectifier) {
    case 'leakyRelu':
      return x > 0 ? 1 : alpha;
    case 'elu':
      return x > 0 ? 1 : alpha * Math.exp(x);
    case 'gelu':
      return normal(x) + x * density(x);
    case 'softplus':
      return 1 / (1 + Math.exp(-x));
  }
}

/** φ(x), the density of the standard normal distribution. */
function density(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** Φ(x), its distribution function: 1/2 + φ(x) · (x + x³/3 + x⁵/(3·5) + x⁷/(3·5·7) + …). */
function normal(x: number): number {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0;
  let [sum, term] = [0, x];
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    sum += term;
    term *= (x * x) / odd;
  }
  return 0.5 + density(x) * sum;
}
