import type { Tensor2, Tensor4 } from './tensor.js';

/**
 * Images as vectors, in the order row, column, channel. The values are shared, not copied.
 *
 *     x  [batch, height, width, channels]
 *     y  [batch, height · width · channels]
 */
export function flatten({ shape: [batch, height, width, channels], values }: Tensor4): Tensor2 {
  return { shape: [batch, height * width * channels], values };
}

/**
 * Backward pass of `flatten`. The values are shared, not copied.
 *
 *     dy  [batch, height · width · channels]
 *     dx  [batch, height, width, channels]
 *
 * @param xShape The shape of the layer's input.
 */
export function flattenBackward(xShape: Tensor4['shape'], dy: Tensor2): Tensor4 {
  return { shape: xShape, values: dy.values };
}
