import type { Subsampling2DConfig } from '@lenet5/core';
import { add, avgPool, mul, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { activate } from './activate.js';
import { CoreLayer, type LayerArgs } from './core-layer.js';

/** The sum of each block of a map, times a trainable coefficient, plus a bias. */
export class Subsampling2D extends CoreLayer<Subsampling2DConfig> {
  static readonly className = 'Subsampling2D';

  constructor(args: LayerArgs<Subsampling2DConfig>) {
    const { name, poolSize, activation } = args;
    super({ type: 'Subsampling2D', name, poolSize, activation }, args.inputShape);
  }

  protected override compute(
    { poolSize: [rows, columns], activation }: Subsampling2DConfig,
    x: Tensor,
    [kernel, bias]: readonly [Tensor, Tensor],
  ): Tensor {
    const means = avgPool(x as Tensor4D, [rows, columns], [rows, columns], 'valid');
    return activate(activation, add(mul(means, mul(kernel, rows * columns)), bias));
  }
}
