import type { Network } from '../../lower/network.js';

/**
 * Multiply-adds that one sample costs in a training step by the direct algorithm: once forward, once for the gradients of
 * the weights and, except in the first layer with weights, once for the gradient of the input. Taps on zeros of `same`
 * padding count; subsampling and radial basis function units, which are cheap, do not. This measures the work independently of the engine; Winograd's algorithm needs fewer (see winograd.ts).
 */
export function productsPerSample({ layers }: Network): number {
  let products = 0;
  for (const layer of layers) {
    if (!('kernel' in layer) || layer.kind === 'subsampling') continue;
    const [height, width] = layer.kind === 'dense' ? [1, 1] : layer.output;
    const once = layer.kernel.shape.reduce((product, size) => product * size, height * width);
    products += products === 0 ? 2 * once : 3 * once;
  }
  return products;
}
