import type { Activation, Padding, StackConfig } from '../layers/layer-config.js';
import { ACTIVATION, PADDING, POOLING } from '../options/network-specs.js';
import { lenet5Config } from './lenet5-config.js';

/** What differs between the LeNets that people train, and what a file of weights does not say. */
export interface Lenet5Variant {
  /** Activation of every layer but the last, which has a softmax. */
  readonly activation: Exclude<Activation, 'softmax'>;
  /** Kind of both pooling layers. */
  readonly pooling: 'average' | 'max';
  /** Padding of `conv1`. `same` is `padding=2` of PyTorch; `dense1` then has 400 inputs instead of 256. */
  readonly padding: Padding;
}

/** The variant that `lenet5Config` describes: tanh, average pooling, valid padding. */
export const LENET5: Lenet5Variant = {
  activation: ACTIVATION.default,
  pooling: POOLING.default,
  padding: PADDING.default,
};

/** The values of each part of a variant. */
export const LENET5_CHOICES: {
  readonly [Part in keyof Lenet5Variant]: readonly Lenet5Variant[Part][];
} = {
  activation: ACTIVATION.choices,
  pooling: POOLING.choices,
  padding: PADDING.choices,
};

/** The pooling of weights without layers: that of a LeNet-5, or none in a network of convolutions with strides. */
export type WeightsPooling = Lenet5Variant['pooling'] | 'none';

/** The values of {@link WeightsPooling}. */
export const WEIGHTS_POOLING: readonly WeightsPooling[] = [...POOLING.choices, 'none'];

const POOLING_LAYERS = { average: 'AveragePooling2D', max: 'MaxPooling2D' } as const;

/**
 * The layers of a variant of LeNet-5, with the names and sizes of `lenet5Config`.
 *
 * @example
 * ```ts
 * import { LENET5, lenet5VariantConfig } from '@lenet5/core';
 *
 * const { layers } = lenet5VariantConfig({ ...LENET5, pooling: 'max' });
 * console.log(layers[1]?.type); // MaxPooling2D
 * ```
 */
export function lenet5VariantConfig({ activation, pooling, padding }: Lenet5Variant): StackConfig {
  const layers = lenet5Config.layers.map((layer) => {
    if (layer.type === 'AveragePooling2D') return { ...layer, type: POOLING_LAYERS[pooling] };
    if (layer.name === 'conv1' && layer.type === 'Conv2D') return { ...layer, activation, padding };
    return 'activation' in layer && layer.activation !== 'softmax' ? { ...layer, activation } : layer;
  });
  return { ...lenet5Config, layers };
}
