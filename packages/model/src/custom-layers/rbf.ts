import type { RbfConfig } from '@lenet5/core';
import { expandDims, square, sub, sum, type Tensor, tensor2d } from '@tensorflow/tfjs-core';
import { CoreLayer, type LayerArgs } from './core-layer.js';

/** Euclidean radial basis function units: the squared distance to each center. */
export class Rbf extends CoreLayer<RbfConfig> {
  static readonly className = 'RBF';

  constructor(args: LayerArgs<RbfConfig>) {
    const { name, centers } = args;
    super({ type: 'RBF', name, centers }, args.inputShape);
  }

  protected override compute({ centers }: RbfConfig, x: Tensor): Tensor {
    const differences = sub(expandDims(x, 1), tensor2d(centers.map((center) => [...center])));
    return sum(square(differences), -1);
  }
}
