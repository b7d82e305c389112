import {
  type ChannelNormalization,
  LENET5_CHOICES,
  type Lenet5Variant,
  type StackConfig,
  WEIGHTS_POOLING,
  type WeightsPooling,
} from '@lenet5/core';
import { checkOptions } from '../check-options.js';
import { OptionsError } from '../errors/options-error.js';
import type { InferredGeometry } from '../infer/inferred-geometry.js';

/** What the shapes of weights do not say about the layers. */
export interface WeightsOptions extends Pick<Lenet5Variant, 'activation'> {
  readonly pooling: WeightsPooling;
  /** Of the first convolution or, without pooling, of all of them. */
  readonly padding?: Lenet5Variant['padding'];
  /** The stride of each convolution. */
  readonly strides?: readonly number[];
}

/** The parts of a network that neither a file nor the caller names, with the values that are used. */
export interface AssumedVariant extends Partial<Pick<Lenet5Variant, 'activation' | 'pooling'>> {
  /** What follows from the shapes of weights that are not those of LeNet-5; absent for LeNet-5. */
  readonly inferred?: InferredGeometry;
  /** The layers, with their names in the file, into which a batch normalization before their activation was folded, and its ε. */
  readonly normalized?: { readonly layers: readonly string[]; readonly epsilon: number };
}

/** Options of {@link fromSafetensors}: what a file of weights does not say about its layers. */
export interface FromSafetensorsOptions extends Partial<WeightsOptions> {
  /** The layers, instead of the other parts: those of any network. */
  readonly layers?: StackConfig;
  /**
   * The normalization of the inputs that the weights were trained on, if they are not pixels from 0 to 1, also for a file that describes its
   * layers; see {@link normalizeInput}.
   */
  readonly normalization?: ChannelNormalization;
  /**
   * Called if the activation or the pooling is assumed; without it, the assumption is an error. The weights are also
   * assumed to be trained with pixels from 0 to 1.
   */
  readonly onAssumed?: (assumed: AssumedVariant) => void;
}

/** Options such as those that name the layers, for error messages. */
export const OPTIONS_EXAMPLE = "{ activation: 'relu', pooling: 'max', padding: 'same' }";

const CHOICES = { ...LENET5_CHOICES, pooling: WEIGHTS_POOLING } as const;

/** The options that have names as their values. */
export const VARIANT_PARTS = ['activation', 'pooling', 'padding'] as const;

/** @throws OptionsError if the options have an unknown name or value */
export function checkWeightsOptions(options: FromSafetensorsOptions): void {
  const fail = (found: string, example = OPTIONS_EXAMPLE): never => {
    throw new OptionsError('fromSafetensors', found, example);
  };
  const names = [...VARIANT_PARTS, 'strides', 'layers', 'normalization', 'onAssumed'];
  checkOptions('fromSafetensors', options, names, OPTIONS_EXAMPLE);
  for (const part of VARIANT_PARTS) {
    const choices: readonly unknown[] = CHOICES[part];
    const value = options[part];
    if (value !== undefined && !choices.includes(value)) fail(`${part} '${value}'`);
  }
  const { strides, layers } = options;
  if (strides !== undefined && !isStrides(strides)) fail(`strides ${strides}`, '{ strides: [2, 1] }');
  const part = layers && ([...VARIANT_PARTS, 'strides'] as const).find((one) => options[one] !== undefined);
  if (part) fail(`layers and ${part}`);
}

function isStrides(strides: unknown): boolean {
  const isStride = (stride: unknown): boolean => Number.isInteger(stride) && Number(stride) > 0;
  return Array.isArray(strides) && strides.length > 0 && strides.every(isStride);
}
