import { crossEntropy, crossEntropyBackward, lenet5Backward, meanLoss } from '@lenet5/reference';
import { batchOfOne, rowOf } from './batch-of-one.js';
import { type Activations, layersOf } from './forward.js';
import { referenceWeights, type TrainedLayer, type Weights } from './weights.js';

/** The gradient of the loss of one image with respect to each value of the forward pass and each weight. */
export interface Gradients extends Activations {
  readonly weights: Readonly<
    Record<TrainedLayer, { readonly dKernel: Float64Array; readonly dBias: Float64Array }>
  >;
}

/** The loss of one image, −ln p(label), in nats. */
export function lossOf({ logits }: Activations, label: number): number {
  return crossEntropy(rowOf(logits), [label]).values[0]!;
}

/**
 * The backward pass of one image: the gradient of its loss with respect to every activation, under the name of the
 * activation, and every weight. `probabilities` has the gradient with respect to the logits, like `logits`.
 */
export function backward(activations: Activations, weights: Weights, label: number): Gradients {
  const w = referenceWeights(weights);
  const a = batchOfOne(activations);
  const { dLosses } = meanLoss(crossEntropy(a.logits, [label]));
  const dLogits = crossEntropyBackward(a.logits, [label], dLosses);
  const { dActivations, dWeights } = lenet5Backward(w, a, dLogits);
  const gradientsOf = (layer: TrainedLayer) => ({
    dKernel: dWeights[layer].kernel.values,
    dBias: dWeights[layer].bias.values,
  });
  return {
    ...layersOf(dActivations),
    probabilities: dLogits.values,
    weights: {
      conv1: gradientsOf('conv1'),
      conv2: gradientsOf('conv2'),
      dense1: gradientsOf('dense1'),
      dense2: gradientsOf('dense2'),
      dense3: gradientsOf('dense3'),
    },
  };
}
