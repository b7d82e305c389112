import { invalidOption, type OptionProblem } from '@lenet5/core';
import { describedLayers } from '../described-layer.js';

/** Layers that give the same result before and after a normalization of their input. */
const TRANSPARENT = ['InputLayer', 'Flatten', 'Reshape', 'AveragePooling2D', 'MaxPooling2D'];

/**
 * Checks that a normalization of the input can be folded into the model: its first other layer must be a dense layer or a
 * convolution without padding, with a trainable kernel and bias.
 */
export function checkNormalization(model: unknown, normalization: unknown): OptionProblem[] {
  const isNone = normalization === undefined || normalization === 'none';
  const layers = describedLayers(model);
  if (isNone || layers.length === 0) return [];
  const first = layers.find(({ type }) => !TRANSPARENT.includes(type));
  const isDense = first?.type === 'Dense';
  const isConvolution = first?.type === 'Conv2D' && first.config.padding === 'valid';
  const { useBias, trainable } = first?.config ?? {};
  if ((isDense || isConvolution) && useBias === true && trainable !== false) return [];
  const wanted =
    'none for this model, whose first layer is not a convolution without padding or a dense layer, with a bias';
  return [invalidOption('normalization', normalization, wanted)];
}
