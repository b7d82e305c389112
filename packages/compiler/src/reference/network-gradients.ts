import type { Layer, Network, Weight } from '../lower/network.js';
import { activation, activationGradient } from './activation.js';
import { convolution, convolutionInputGradient, convolutionWeightGradients } from './convolution.js';
import { crossEntropy } from './cross-entropy.js';
import { dense, denseInputGradient, denseWeightGradients } from './dense.js';
import { type Draw, dropoutMask } from './dropout.js';
import { pooling, poolingGradient } from './pooling.js';

/** Values by weight, each in tfjs's own layout. */
export type WeightValues = ReadonlyMap<Weight, Float64Array>;

/** Samples of doubles with their classes. */
export interface Batch {
  /** One a sample, `[rows][columns][channels]`, scaled already. */
  readonly images: readonly Float64Array[];
  readonly labels: readonly number[];
}

/** What a batch says of a network. */
export interface NetworkGradients {
  readonly lossSum: number;
  readonly correct: number;
  /** Of the mean loss, with respect to each weight. */
  readonly gradients: WeightValues;
}

/** Loss and gradients of a batch, in doubles, sample by sample, in the plainest way. Without a draw nothing is dropped. */
export function networkGradients(
  network: Network,
  weights: WeightValues,
  batch: Batch,
  labelSmoothing: number,
  draw?: Draw,
): NetworkGradients {
  const gradients = new Map([...weights].map(([weight, { length }]) => [weight, new Float64Array(length)]));
  let lossSum = 0;
  let correct = 0;
  for (const [sample, image] of batch.images.entries()) {
    const masks = network.layers.map((layer, index) =>
      layer.kind === 'dropout' && draw ? dropoutMask(layer, index, sample, draw) : undefined,
    );
    const values = [image];
    for (const [index, layer] of network.layers.entries()) {
      values.push(masked(apply(layer, weights, values[index]!), masks[index]));
    }
    const { loss, hit, gradient } = crossEntropy(values.at(-1)!, batch.labels[sample]!, labelSmoothing);
    lossSum += loss;
    correct += hit ? 1 : 0;
    let dy: Float64Array = gradient.map((value) => value / batch.images.length);
    for (const [index, layer] of [...network.layers.entries()].toReversed()) {
      dy = masked(reverse(layer, weights, gradients, values[index]!, values[index + 1]!, dy), masks[index]);
    }
  }
  return { lossSum, correct, gradients };
}

function masked(values: Float64Array, mask: Float64Array | undefined): Float64Array {
  return mask ? values.map((value, at) => value * mask[at]!) : values;
}

function apply(layer: Layer, weights: WeightValues, x: Float64Array): Float64Array {
  switch (layer.kind) {
    case 'convolution':
      return convolution(layer, x, weights.get(layer.kernel)!, layer.bias && weights.get(layer.bias));
    case 'dense':
      return dense(x, weights.get(layer.kernel)!, layer.bias && weights.get(layer.bias), layer.output);
    case 'average-pooling':
    case 'max-pooling':
      return pooling(layer, x);
    case 'activation':
      return activation(layer.activation, x);
    case 'flatten':
    case 'dropout':
      return x;
  }
}

function reverse(
  layer: Layer,
  weights: WeightValues,
  gradients: WeightValues,
  x: Float64Array,
  y: Float64Array,
  dy: Float64Array,
): Float64Array {
  switch (layer.kind) {
    case 'convolution':
      convolutionWeightGradients(
        layer,
        x,
        dy,
        gradients.get(layer.kernel)!,
        layer.bias && gradients.get(layer.bias),
      );
      return convolutionInputGradient(layer, dy, weights.get(layer.kernel)!);
    case 'dense':
      denseWeightGradients(x, dy, gradients.get(layer.kernel)!, layer.bias && gradients.get(layer.bias));
      return denseInputGradient(dy, weights.get(layer.kernel)!, layer.input);
    case 'average-pooling':
    case 'max-pooling':
      return poolingGradient(layer, x, dy);
    case 'activation':
      return activationGradient(layer.activation, y, dy);
    case 'flatten':
    case 'dropout':
      return dy;
  }
}
