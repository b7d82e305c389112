import type { NamedTensor } from '../tensor/named-tensor.js';
import { connectLayers } from './connect-layers.js';
import { type BatchNormalizationLayer, type Layer, stackWeights, type WeightSpec } from './layer.js';
import { type LayerConfig, NETWORK_INPUT } from './layer-config.js';
import { type PlainModel, plainModel } from './plain-model.js';
import { withInputs } from './with-inputs.js';

/** The parameters of a batch normalization in inference, each of shape `[channels]`. */
export interface NormalizationParameters {
  /** Absent if it is 1. */
  readonly gamma?: Float32Array | undefined;
  /** Absent if it is 0. */
  readonly beta?: Float32Array | undefined;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
  readonly epsilon: number;
}

/**
 * Folds a batch normalization into the linear layer before it: with `s = γ / √(variance + ε)`, the kernel becomes `s · kernel` and
 * the bias `s · (bias − mean) + β`.
 * @param kernel values of the kernel
 * @param bias shape `[channels]`; undefined if the layer has none
 * @param axis where the channels are among the axes of the kernel: `last` in tfjs and Keras, `first` in PyTorch
 *
 * @example
 * ```ts
 * import { foldIntoWeights } from '@lenet5/core';
 *
 * const [mean, variance] = [Float32Array.of(1), Float32Array.of(0.25)];
 * console.log(foldIntoWeights(Float32Array.of(3), undefined, { mean, variance, epsilon: 0 }).bias); // Float32Array(1) [ -2 ]
 * ```
 */
export function foldIntoWeights(
  kernel: Float32Array,
  bias: Float32Array | undefined,
  { gamma, beta, mean, variance, epsilon }: NormalizationParameters,
  axis: 'first' | 'last' = 'last',
): { readonly kernel: Float32Array; readonly bias: Float32Array } {
  const channels = mean.length;
  const size = kernel.length / channels;
  const channelOf = (index: number): number =>
    axis === 'first' ? Math.floor(index / size) : index % channels;
  const scales = Float64Array.from(
    variance,
    (value, channel) => (gamma?.[channel] ?? 1) / Math.sqrt(value + epsilon),
  );
  return {
    kernel: kernel.map((value, index) => value * (scales[channelOf(index)] ?? 1)),
    bias: Float32Array.from(scales, (scale, channel) => {
      const centered = (bias?.[channel] ?? 0) - (mean[channel] ?? 0);
      return scale * centered + (beta?.[channel] ?? 0);
    }),
  };
}

/**
 * A copy of a model for inference, without the batch normalizations that follow a convolution or dense layer: they are folded into
 * its kernel and bias. A normalization after an activation, and one whose input other layers take, stay. A model without any is
 * returned as it is.
 *
 * @example
 * ```ts
 * import { connectLayers, foldNormalizations, initialWeights, plainModel, type StackConfig } from '@lenet5/core';
 *
 * const config: StackConfig = {
 *   name: 'normalized',
 *   inputShape: [784],
 *   layers: [
 *     { type: 'Dense', name: 'dense', units: 10, activation: 'linear', useBias: false },
 *     { type: 'BatchNormalization', name: 'norm', momentum: 0.9, epsilon: 0.001, center: true, scale: true },
 *     { type: 'Activation', name: 'softmax', activation: 'softmax' },
 *   ],
 * };
 * const model = foldNormalizations(plainModel(config, initialWeights(connectLayers(config), 42)));
 * console.log(model.layers.map(({ name }) => name)); // [ 'dense', 'softmax' ]
 * ```
 */
export function foldNormalizations(model: PlainModel): PlainModel {
  const tensors = new Map(model.readValues().map((tensor) => [tensor.name, tensor]));
  const connected = connectLayers(model.config).layers;
  let nodes = model.config.layers.map((config, index, all) => ({
    config,
    layer: connected[index],
    from: config.from ?? [all[index - 1]?.name ?? NETWORK_INPUT],
  }));
  for (const node of nodes) {
    const { layer: normalization, from } = node;
    if (normalization?.type !== 'BatchNormalization') continue;
    const [source = NETWORK_INPUT] = from;
    const target = nodes.find(({ config: { name } }) => name === source);
    const readers = nodes.filter((other) => other.from.includes(source));
    if (!target?.layer || readers.length > 1 || !isLinear(target.layer)) continue;
    fold(tensors, target.layer, normalization);
    target.config = { ...target.config, useBias: true } as LayerConfig;
    nodes = nodes.filter((other) => other !== node);
    for (const other of nodes)
      other.from = other.from.map((name) => (name === normalization.name ? source : name));
  }
  if (nodes.length === connected.length) return model;
  const layers = nodes.map(({ config: { from: _, ...config }, from }, index) =>
    withInputs(config, from, nodes[index - 1]?.config),
  );
  const config = { ...model.config, layers };
  const weights = stackWeights(connectLayers(config));
  return plainModel(
    config,
    weights.flatMap(({ name }) => tensors.get(name) ?? []),
  );
}

type LinearLayer = Extract<Layer, { readonly useBias: boolean }>;

function isLinear(layer: Layer): layer is LinearLayer {
  return 'useBias' in layer && layer.activation === 'linear';
}

/** Replaces the weights of a layer by those with the normalization after it. */
function fold(
  tensors: Map<string, NamedTensor>,
  layer: LinearLayer,
  { gamma, beta, movingMean, movingVariance, epsilon }: BatchNormalizationLayer,
): void {
  const valuesOf = (weight: WeightSpec): Float32Array =>
    tensors.get(weight.name)?.values ?? new Float32Array();
  const kernel = 'pointwiseKernel' in layer ? layer.pointwiseKernel : layer.kernel;
  const bias = { name: `${layer.name}/bias`, shape: movingMean.shape };
  const folded = foldIntoWeights(valuesOf(kernel), tensors.get(bias.name)?.values, {
    gamma: gamma && valuesOf(gamma),
    beta: beta && valuesOf(beta),
    mean: valuesOf(movingMean),
    variance: valuesOf(movingVariance),
    epsilon,
  });
  tensors.set(kernel.name, { ...kernel, values: folded.kernel });
  tensors.set(bias.name, { ...bias, values: folded.bias });
}
