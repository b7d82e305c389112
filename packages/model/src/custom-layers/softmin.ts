import type { SoftminConfig } from '@lenet5/core';
import { concat, fill, neg, slice, softmax, type Tensor } from '@tensorflow/tfjs-core';
import { CoreLayer, type LayerArgs } from './core-layer.js';

/** Class probabilities of penalties, with a probability of "none of these" that is left out. */
export class Softmin extends CoreLayer<SoftminConfig> {
  static readonly className = 'Softmin';

  constructor(args: LayerArgs<SoftminConfig>) {
    const { name, rejectPenalty } = args;
    super({ type: 'Softmin', name, rejectPenalty }, args.inputShape);
  }

  protected override compute({ rejectPenalty }: SoftminConfig, penalties: Tensor): Tensor {
    const [batch = 0, classes = 0] = penalties.shape;
    const all = softmax(concat([neg(penalties), fill([batch, 1], -rejectPenalty)], 1));
    return slice(all, [0, 0], [batch, classes]);
  }
}
