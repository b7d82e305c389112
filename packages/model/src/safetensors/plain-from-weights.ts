import {
  connectLayers,
  type Lenet5Variant,
  LenetError,
  lenet5VariantConfig,
  type NamedTensor,
  type PlainModel,
  plainModel,
  type StackConfig,
  shapeSize,
  stackWeights,
  WeightsMismatchError,
} from '@lenet5/core';
import { UnknownWeightsError } from '../errors/unknown-weights-error.js';
import { type InferredStack, inferStack } from '../infer/infer-stack.js';
import { orderWeights } from '../order-weights.js';
import { findLenet5Weights } from './find-lenet5-weights.js';
import { foldNormalizationTensors } from './fold-normalization-tensors.js';
import { lenet5Of, reportAssumed, settleOptions } from './settle-variant.js';
import { fromEntry } from './state-dict.js';
import { stateDictEntries } from './state-dict-entries.js';
import { weightsOfLayers } from './weights-of-layers.js';
import type { FromSafetensorsOptions } from './weights-options.js';

/**
 * Builds the network of weights without a description of their layers: the layers that the options give, a LeNet-5, or the layers that
 * {@link inferStack} finds.
 * @param described the parts of a LeNet-5 that the file describes
 * @throws UnknownWeightsError, WeightsMismatchError, StridesUnknownError, LayersUnknownError, LayersDescribedError
 */
export async function plainFromWeights(
  stored: readonly NamedTensor[],
  described: Partial<Lenet5Variant>,
  source: string,
  options: FromSafetensorsOptions,
): Promise<PlainModel> {
  const { layers } = options;
  if (layers) return plainWithWeights(layers, weightsOfLayers(layers, stored, source), source);
  const { tensors, normalized, epsilon } = foldNormalizationTensors(stored);
  const { settled, assumed: parts } = settleOptions(described, options, source);
  const folded = epsilon !== undefined && { normalized: { layers: normalized, epsilon } };
  const assumed = { ...parts, ...folded };
  const variant = lenet5Of(tensors, settled, source);
  const lenet5 = variant
    ? await lenet5From(variant, tensors, source)
    : new UnknownWeightsError(source, 'no chain of convolutions and dense layers');
  if (!LenetError.isInstance(lenet5)) {
    reportAssumed(assumed, options, source);
    return lenet5;
  }
  const inferred = inferStack(tensors, settled, source);
  if (!inferred) throw lenet5;
  reportAssumed({ ...assumed, inferred: inferred.geometry }, options, source);
  return plainWithWeights(inferred.config, inferredWeights(inferred, source), source);
}

/** Builds a LeNet-5. Returns the error if the weights are not those of a LeNet-5 of ten classes. */
async function lenet5From(
  variant: Lenet5Variant,
  tensors: readonly NamedTensor[],
  source: string,
): Promise<PlainModel | LenetError> {
  const model = zeroModel(lenet5VariantConfig(variant));
  try {
    return withWeights(model, await findLenet5Weights(model, tensors, source), source);
  } catch (error) {
    // The names can be those of LeNet-5 in a network of other sizes.
    if (UnknownWeightsError.isInstance(error) || WeightsMismatchError.isInstance(error)) return error;
    throw error;
  }
}

/** The weights of a network whose layers were inferred from them. */
function inferredWeights({ config, layout, tensors }: InferredStack, source: string): NamedTensor[] {
  const values = (index: number): Float32Array => tensors[index]?.values ?? new Float32Array();
  if (layout === 'pytorch')
    return stateDictEntries(config).map((entry, index) => fromEntry(entry, values(index), source));
  return stackWeights(connectLayers(config)).map((spec, index) => ({ ...spec, values: values(index) }));
}

/**
 * Builds a model of layers and weights in any order.
 * @throws WeightsMismatchError, WeightsNotFiniteError
 */
export function plainWithWeights(
  config: StackConfig,
  weights: readonly NamedTensor[],
  source: string,
): PlainModel {
  return withWeights(zeroModel(config), weights, source);
}

function zeroModel(config: StackConfig): PlainModel {
  const specs = stackWeights(connectLayers(config));
  return plainModel(
    config,
    specs.map((spec) => ({ ...spec, values: new Float32Array(shapeSize(spec.shape)) })),
  );
}

function withWeights(model: PlainModel, weights: readonly NamedTensor[], source: string): PlainModel {
  const specs = stackWeights(connectLayers(model.config));
  model.writeValues(orderWeights(specs, weights, source));
  return model;
}
