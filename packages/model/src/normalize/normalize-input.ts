import type { ChannelNormalization, PlainModel } from '@lenet5/core';
import { addNormalizingLayer, normalizingLayer } from './add-normalizing-layer.js';
import { checkNormalization } from './check-normalization.js';
import { foldIntoLayer, foldingTarget } from './fold-into-layer.js';

/** A network that takes pixels from 0 to 1. */
export interface NormalizedModel {
  readonly model: PlainModel;
  /** How it normalizes them, as a sentence without a final period. */
  readonly note: string;
}

/**
 * Converts a network that was trained on normalized inputs, (pixel − mean) / std, to the same function of pixels from 0 to 1.
 *
 * If the first computation is a dense layer or a convolution without padding, the normalization is folded into its kernel and bias. The
 * zeros around the input of a padded convolution are not normalized, so another network gets a first layer that normalizes: a
 * Rescaling or, for channels that differ, a depthwise convolution of one pixel.
 *
 * @param normalization one mean and standard deviation, or one per channel
 * @throws OptionsError if their number is neither 1 nor that of the channels, or if a standard deviation is not positive
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { normalizeInput } from '@lenet5/model';
 *
 * const { note } = normalizeInput(plainLenet5(), { mean: [0.1307], std: [0.3081] });
 * console.log(note); // inputs are normalized: (pixel − 0.1307) / 0.3081, as part of layer conv1
 * ```
 */
export function normalizeInput(model: PlainModel, normalization: ChannelNormalization): NormalizedModel {
  checkNormalization(model.config, normalization);
  const { mean, std } = normalization;
  const formula = `(pixel − ${mean.join(', ')}) / ${std.join(', ')}`;
  const target = foldingTarget(model.config);
  if (target) {
    const note = `inputs are normalized: ${formula}, as part of layer ${target.name}`;
    return { model: foldIntoLayer(model, target, normalization), note };
  }
  const layer = normalizingLayer(model.config, normalization);
  return {
    model: addNormalizingLayer(model, layer, normalization),
    note: `inputs are normalized: ${formula}, by the added layer ${layer.name} (${layer.type})`,
  };
}
