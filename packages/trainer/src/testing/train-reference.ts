import type { Span } from '@lenet5/core';
import { type ImageSet, PIXELS } from '@lenet5/mnist';
import {
  initialMoments,
  type Layer,
  networkGradients,
  type Tensor,
  tensor,
  updateWeight,
} from '@lenet5/reference';

/** The weights of a chain of layers, in order. */
export function weightsOf(layers: readonly Layer[]): Tensor[] {
  return layers.flatMap((layer) => {
    if (layer.kind !== 'conv2d' && layer.kind !== 'dense') return [];
    return layer.bias ? [layer.kernel, layer.bias] : [layer.kernel];
  });
}

/**
 * Runs the steps of a span with Adam in float64, as an engine does. Changes the weights of the layers in place.
 *
 * @returns The mean loss of each step, in nats.
 */
export function trainReference(
  layers: readonly Layer[],
  train: ImageSet,
  { order, learningRates }: Span,
  batchSize: number,
  labelSmoothing: number,
): number[] {
  const weights = weightsOf(layers);
  const moments = weights.map(initialMoments);
  return Array.from(learningRates, (learningRate, step) => {
    const batch = [...order.subarray(step * batchSize, (step + 1) * batchSize)];
    const labels = batch.map((index) => train.labels[index]!);
    const { loss, gradients } = networkGradients(layers, images(train, batch), labels, labelSmoothing);
    const dWeights = gradients.flatMap(({ dKernel, dBias }) =>
      [dKernel, dBias].filter((d) => d !== undefined),
    );
    for (const [index, weight] of weights.entries()) {
      const at = { learningRate, t: step + 1 };
      updateWeight({ name: 'adam' }, weight, dWeights[index]!, moments[index]!, at);
    }
    return loss;
  });
}

/** Images scaled to 0 to 1, of shape `[batch, 28, 28, 1]`. */
function images(train: ImageSet, batch: readonly number[]): Tensor {
  const pixels = batch.flatMap((index) => [...train.images.subarray(index * PIXELS, (index + 1) * PIXELS)]);
  return tensor(
    [batch.length, 28, 28, 1],
    Float64Array.from(pixels, (pixel) => pixel / 255),
  );
}
