import type { ResolvedDistillation, Span } from '@lenet5/core';
import { type ImageSet, PIXELS } from '@lenet5/mnist';
import {
  type Distillation,
  initialMoments,
  type Layer,
  networkGradients,
  type Tensor,
  type Tensor4,
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

/** What a reference run learns: the soft targets are those of all training images. */
export interface ReferenceTargets {
  readonly labelSmoothing: number;
  readonly distillation?: ResolvedDistillation;
}

/**
 * Runs the steps of a span with Adam in float64, as an engine does. Changes the weights of the layers in place.
 *
 * @returns The mean loss of each step, in nats.
 */
export function trainReference(
  layers: readonly Layer[],
  train: ImageSet,
  span: Span,
  batchSize: number,
  { labelSmoothing, distillation }: ReferenceTargets,
): number[] {
  const weights = weightsOf(layers);
  const moments = weights.map(initialMoments);
  return Array.from(span.learningRates, (learningRate, step) => {
    const { x, labels } = batchOf(train, span, step, batchSize);
    const soft = distillation && batchTargets(distillation, span, step, batchSize);
    const { loss, gradients } = networkGradients(layers, x, labels, labelSmoothing, soft);
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

/** The soft targets of a step. */
function batchTargets(
  { targets, weight, temperature }: ResolvedDistillation,
  { order }: Span,
  step: number,
  batchSize: number,
): Distillation {
  const classes = 10;
  const indices = [...order.subarray(step * batchSize, (step + 1) * batchSize)];
  const rows = indices.flatMap((index) => [...targets.subarray(index * classes, (index + 1) * classes)]);
  return { targets: tensor([indices.length, classes], rows), weight, temperature };
}

/** The images of a step, scaled to 0 to 1, of shape `[batch, 28, 28, 1]`, and their labels. */
export function batchOf(
  train: ImageSet,
  { order }: Span,
  step: number,
  batchSize: number,
): { readonly x: Tensor4; readonly labels: number[] } {
  const indices = [...order.subarray(step * batchSize, (step + 1) * batchSize)];
  const pixels = indices.flatMap((index) => [...train.images.subarray(index * PIXELS, (index + 1) * PIXELS)]);
  return {
    x: tensor(
      [indices.length, 28, 28, 1],
      Float64Array.from(pixels, (pixel) => pixel / 255),
    ),
    labels: indices.map((index) => train.labels[index]!),
  };
}
