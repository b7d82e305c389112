import type { ParametricActivationConfig } from '@lenet5/core';
import { add, elu, minimum, mul, relu, type Tensor } from '@tensorflow/tfjs-core';
import { CoreLayer, type LayerArgs } from './core-layer.js';

/** The configuration of an ELU. */
type EluConfig = ParametricActivationConfig & { readonly type: 'ELU' };

/** An ELU with any α. That of tfjs, which it replaces, has only α = 1. */
export class Elu extends CoreLayer<EluConfig> {
  static readonly className = 'ELU';

  constructor({ name, alpha, inputShape }: LayerArgs<EluConfig>) {
    super({ type: 'ELU', name, alpha }, inputShape);
  }

  protected override compute({ alpha }: EluConfig, x: Tensor): Tensor {
    if (alpha === 1) return elu(x);
    return add(relu(x), mul(elu(minimum(x, 0)), alpha));
  }
}
