import type { Network } from '../lower/network.js';

/**
 * Multiply-adds that one sample costs in a training step by the plain algorithm: once forward, once for the weights'
 * gradients and, but in the first layer with weights, once for the input's gradient. Taps on zeros of `same` padding are
 * counted. It is a measure of the work, the same for every engine: convolutions are done with fewer (see winograd.ts).
 */
export function productsPerSample({ layers }: Network): number {
  let products = 0;
  for (const layer of layers) {
    if (layer.kind !== 'convolution' && layer.kind !== 'dense') continue;
    const [height, width] = layer.kind === 'convolution' ? layer.output : [1, 1];
    const once = layer.kernel.shape.reduce((product, size) => product * size, height * width);
    products += products === 0 ? 2 * once : 3 * once;
  }
  return products;
}
