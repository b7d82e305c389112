import { formatQuantity } from '../errors/format-quantity.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { checkTensorShape } from '../weights/check-tensor.js';
import { WeightsMismatchError } from '../weights/weights-errors.js';
import { connectLayers } from './connect-layers.js';
import { layerWeights, stackWeights, trainableWeights } from './layer.js';
import { type LayerConfig, NETWORK_INPUT, type StackConfig } from './layer-config.js';
import type { SequentialLayer, SequentialModel, WeightVariable } from './sequential-model.js';
import { namesInputs } from './with-inputs.js';

/** A weight of a {@link PlainModel}. */
export interface PlainWeight extends WeightVariable {
  readonly shape: readonly number[];
  /** The values themselves, not a copy. */
  read(): { data(): Float32Array };
}

/** A layer of a {@link PlainModel}. */
export interface PlainLayer extends SequentialLayer {
  readonly weights: readonly PlainWeight[];
}

/**
 * A model with its weights in typed arrays instead of tfjs tensors. `compile()` of `@lenet5/compiler` accepts it,
 * and the compiled engine of `@lenet5/trainer` trains it.
 */
export interface PlainModel extends SequentialModel {
  readonly name: string;
  /** The configuration of the layers. */
  readonly config: StackConfig;
  /** One output, its shape with the batch axis: `[null, classes]`. */
  readonly outputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly layers: readonly PlainLayer[];
  readonly weights: readonly PlainWeight[];
  /** All but the moving averages of batch normalizations, which are the last of `weights`. */
  readonly trainableWeights: readonly PlainWeight[];
  /** Returns a copy of the weights. */
  readValues(): NamedTensor[];
  /**
   * Replaces the weights. If a tensor is rejected, the model keeps all its weights.
   * @param weights in the order of `weights`
   * @throws WeightsMismatchError if names, shapes or the number of tensors differ
   */
  writeValues(weights: readonly NamedTensor[]): void;
}

/**
 * Creates a plain model.
 * @param initial the weights in the order of `stackWeights()`; the model uses these arrays
 * @throws WeightsMismatchError if names or shapes are not those of the layers; UnsupportedLayersError if a layer cannot
 *   process the output of the one before it
 *
 * @example
 * ```ts
 * import { connectLayers, initialWeights, plainModel, type StackConfig } from '@lenet5/core';
 *
 * const config: StackConfig = {
 *   name: 'linear-classifier',
 *   inputShape: [28, 28, 1],
 *   layers: [
 *     { type: 'Flatten', name: 'flatten' },
 *     { type: 'Dense', name: 'dense', units: 10, activation: 'softmax', useBias: true },
 *   ],
 * };
 * const model = plainModel(config, initialWeights(connectLayers(config), 42));
 * console.log(model.outputs[0]?.shape); // [ null, 10 ]
 * ```
 */
export function plainModel(config: StackConfig, initial: readonly NamedTensor[]): PlainModel {
  const { layers: connected } = connectLayers(config);
  const specs = stackWeights({ layers: connected });
  const trainable = connected.flatMap((layer) => trainableWeights(layer)).length;
  checkTensors(specs, initial);
  const weights = initial.map(({ name, shape, values }) => ({
    originalName: name,
    shape,
    read: () => ({ data: () => values }),
  }));
  const byName = new Map(weights.map((weight) => [weight.originalName, weight]));
  const isFunctional = namesInputs(config);
  const layers = connected.map((layer, index) => ({
    name: layer.name,
    weights: layerWeights(layer).flatMap(({ name }) => byName.get(name) ?? []),
    getClassName: () => layer.type,
    getConfig: () => tfjsConfig(config.layers[index] ?? layer),
    ...(isFunctional && { inboundNodes: [inboundNode(config.layers, index)] }),
  }));
  return {
    name: config.name,
    config,
    inputs: [{ shape: [null, ...config.inputShape] }],
    outputs: [{ shape: [null, ...(connected.at(-1)?.outputShape ?? config.inputShape)] }],
    layers,
    weights,
    trainableWeights: weights.slice(0, trainable),
    getClassName: () => (isFunctional ? 'Model' : 'Sequential'),
    readValues: () => initial.map((tensor) => ({ ...tensor, values: tensor.values.slice() })),
    writeValues: (tensors) => {
      checkTensors(specs, tensors);
      for (const [index, { values }] of initial.entries()) values.set(tensors[index]?.values ?? []);
    },
  };
}

function inboundNode(layers: readonly LayerConfig[], index: number): { inboundLayers: { name: string }[] } {
  const from = layers[index]?.from ?? [layers[index - 1]?.name ?? NETWORK_INPUT];
  return { inboundLayers: from.map((name) => ({ name })) };
}

/**
 * The configuration that `getConfig()` of the layer of tfjs returns, without initializers. Checkpoints compare it, so a run can continue
 * with a model of tfjs. Of a separable convolution, tfjs leaves out the multiplier.
 */
function tfjsConfig({ type, from: _, ...config }: LayerConfig): object {
  if (type === 'BatchNormalization') return { ...config, axis: -1, trainable: true };
  const dataFormat = HAVE_IMAGES.includes(type) ? { dataFormat: 'channelsLast' } : {};
  const omitted = type === 'SeparableConv2D' ? { depthMultiplier: undefined } : {};
  return { ...config, ...omitted, ...dataFormat, trainable: true };
}

/** The layers of tfjs that have a data format. */
const HAVE_IMAGES: readonly LayerConfig['type'][] = [
  'Conv2D',
  'DepthwiseConv2D',
  'SeparableConv2D',
  'AveragePooling2D',
  'MaxPooling2D',
  'GlobalAveragePooling2D',
  'GlobalMaxPooling2D',
  'ZeroPadding2D',
];

function checkTensors(
  specs: readonly { readonly name: string; readonly shape: readonly number[] }[],
  tensors: readonly NamedTensor[],
): void {
  const source = 'the model';
  if (tensors.length !== specs.length) {
    throw new WeightsMismatchError(
      source,
      `${formatQuantity(tensors.length, 'tensor')}, not ${specs.length}`,
    );
  }
  for (const [index, { name, shape }] of specs.entries()) {
    const tensor = tensors[index];
    if (tensor?.name !== name) throw new WeightsMismatchError(source, `${tensor?.name}, not ${name}`);
    checkTensorShape(tensor, shape, source);
  }
}
