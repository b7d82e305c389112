import { type GradientConfig, type LabeledImages, resolveGradient } from '@lenet5/core';
import {
  adjustGradients,
  initialMoments,
  networkGradients,
  type Optimizer,
  updateWeight,
} from '@lenet5/reference';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { lowerModel } from '../lower/lower-model.js';
import { gradientsByWeight, referenceInput, referenceLayers, referenceWeights } from './reference-layers.js';

/** A training in float64 from the weights of a model. */
export interface ReferenceRun {
  readonly data: LabeledImages;
  readonly batchSize: number;
  readonly learningRates: Float32Array;
  readonly optimizer: Optimizer;
  readonly gradient?: GradientConfig;
  /** One per image. */
  readonly sampleWeights?: Float32Array;
}

/** The weights after the steps, by name, and the mean loss of each step with its penalty. The images are taken in their order. */
export function trainReference(
  model: Sequential,
  { data, batchSize, learningRates, optimizer, gradient = {}, sampleWeights }: ReferenceRun,
): { readonly weights: Map<string, Float64Array>; readonly losses: number[] } {
  const network = lowerModel(model);
  const weights = referenceWeights(network, model);
  const moments = new Map([...weights].map(([weight, values]) => [weight, initialMoments(values)]));
  const frozen = new Set(
    network.layers.flatMap((layer) =>
      'kernel' in layer && network.frozen.has(layer.name) ? [layer.kernel, layer.bias] : [],
    ),
  );
  const pixels = data.images.length / data.labels.length;
  const losses = Array.from(learningRates, (learningRate, step) => {
    const [from, to] = [step * batchSize, (step + 1) * batchSize];
    const labels = data.labels.subarray(from, to);
    const layers = referenceLayers(network, weights, { batch: labels.length, training: true });
    const x = referenceInput(network, data.images.subarray(from * pixels, to * pixels), labels.length);
    const own = sampleWeights?.subarray(from, to);
    const { loss, gradients } = networkGradients(layers, x, labels, 0, undefined, own);
    const byWeight = gradientsByWeight(network, gradients);
    const trained = [...weights].filter(([weight]) => !frozen.has(weight));
    const penalty = adjustGradients(
      trained.map(([spec, weight]) => ({
        weight,
        dWeight: byWeight.get(spec)!,
        isKernel: spec.name.endsWith('kernel'),
      })),
      resolveGradient(gradient),
    );
    for (const [spec, weight] of trained)
      updateWeight(optimizer, weight, byWeight.get(spec)!, moments.get(spec)!, { learningRate, t: step + 1 });
    return loss + penalty;
  });
  return { weights: new Map([...weights].map(([{ name }, { values }]) => [name, values])), losses };
}
