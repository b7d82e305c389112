import type { Layer, Network, Weight } from '../lower/network.js';
import { activation, activationGradient } from './activation.js';
import { convolution, convolutionInputGradient, convolutionWeightGradients } from './convolution.js';
import { crossEntropy } from './cross-entropy.js';
import { dense, denseInputGradient, denseWeightGradients } from './dense.js';
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

/** The values that flow out of each layer for one image, the image itself first. Dropout drops nothing. */
function forward(network: Network, weights: WeightValues, image: Float64Array): Float64Array[] {
  const values = [image];
  for (const layer of network.layers) values.push(apply(layer, weights, values.at(-1)!));
  return values;
}

/** Loss and gradients of a batch, in doubles, sample by sample, in the plainest way. */
export function networkGradients(
  network: Network,
  weights: WeightValues,
  batch: Batch,
  labelSmoothing: number,
): NetworkGradients {
  const gradients = new Map([...weights].map(([weight, { length }]) => [weight, new Float64Array(length)]));
  let lossSum = 0;
  let correct = 0;
  for (const [sample, image] of batch.images.entries()) {
    const values = forward(network, weights, image);
    const { loss, hit, gradient } = crossEntropy(values.at(-1)!, batch.labels[sample]!, labelSmoothing);
    lossSum += loss;
    correct += hit ? 1 : 0;
    let dy: Float64Array = gradient.map((value) => value / batch.images.length);
    for (const [index, layer] of [...network.layers.entries()].toReversed()) {
      dy = reverse(layer, weights, gradients, values[index]!, values[index + 1]!, dy);
    }
  }
  return { lossSum, correct, gradients };
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
