import { invalidOption, type OptionProblem } from '@lenet5/core';
import { isRecord } from '../is-record.js';

/** Layers that give the same result before and after a normalization of their input. */
const TRANSPARENT = ['InputLayer', 'Flatten', 'Reshape', 'AveragePooling2D', 'MaxPooling2D'];

/**
 * Checks that a normalization of the input can be folded into the model: its first other layer must be a dense layer or a
 * convolution without padding, with a trainable kernel and bias.
 */
export function checkNormalization(model: unknown, normalization: unknown): OptionProblem[] {
  const isNone = normalization === undefined || normalization === 'none';
  if (isNone || !isRecord(model) || !Array.isArray(model.layers)) return [];
  const layers: readonly unknown[] = model.layers;
  const first = layers.map(describe).find(({ type }) => !TRANSPARENT.includes(type));
  const isDense = first?.type === 'Dense';
  const isConvolution = first?.type === 'Conv2D' && first.config.padding === 'valid';
  const { useBias, trainable } = first?.config ?? {};
  if ((isDense || isConvolution) && useBias === true && trainable !== false) return [];
  const wanted =
    'none for this model, whose first layer is not a convolution without padding or a dense layer, with a bias';
  return [invalidOption('normalization', normalization, wanted)];
}

function describe(layer: unknown): {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
} {
  if (!isRecord(layer)) return { type: '', config: {} };
  const { getClassName, getConfig } = layer;
  const type: unknown = typeof getClassName === 'function' ? getClassName.call(layer) : '';
  const config: unknown = typeof getConfig === 'function' ? getConfig.call(layer) : {};
  return { type: String(type), config: isRecord(config) ? config : {} };
}
