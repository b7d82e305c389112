import {
  connectLayers,
  decodeSafetensors,
  describedVariant,
  lenet5VariantConfig,
  type NamedTensor,
  type PlainModel,
  plainModel,
  type Safetensors,
  type StackConfig,
  shapeSize,
  stackWeights,
  WeightsMismatchError,
} from '@lenet5/core';
import { ModelFormatError } from '../errors/format-errors.js';
import { LayersDescribedError } from '../errors/layers-described-error.js';
import { UnknownWeightsError } from '../errors/unknown-weights-error.js';
import { readPlainTopology } from '../format/read-plain-topology.js';
import { readWritten } from '../format/writer.js';
import { orderWeights } from '../order-weights.js';
import { findLenet5Weights } from './find-lenet5-weights.js';
import { foldNormalizationTensors } from './fold-normalization-tensors.js';
import { type InferredStack, inferStack } from './infer-stack.js';
import {
  checkVariantOptions,
  type FromSafetensorsOptions,
  reportAssumed,
  settleVariant,
} from './lenet5-options.js';
import { ARCHITECTURE_KEY, FORMAT_KEY, FORMATS, WRITER_KEY } from './model-metadata.js';
import { fromEntry, fromStateDict } from './state-dict.js';
import { stateDictEntries } from './state-dict-entries.js';
import { weightsOfLayers } from './weights-of-layers.js';

/**
 * Loads a model without tfjs from the safetensors files that `fromSafetensors()` reads.
 *
 * @param source where the bytes come from, for error messages
 * @returns undefined if only tfjs can represent the layers that the file describes
 * @throws what `fromSafetensors()` throws, except BackendError
 *
 * @example
 * ```ts
 * import { encodeSafetensors, lenet5Weights } from '@lenet5/core';
 * import { plainFromSafetensors } from '@lenet5/model';
 *
 * const bytes = encodeSafetensors(lenet5Weights(42)); // weights without layers
 * const variant = { activation: 'tanh', pooling: 'average' } as const;
 * const model = await plainFromSafetensors(bytes, 'lenet5.safetensors', variant);
 * console.log(model?.layers.length); // 8
 * ```
 */
export async function plainFromSafetensors(
  bytes: Uint8Array,
  source = 'the safetensors file',
  options: FromSafetensorsOptions = {},
): Promise<PlainModel | undefined> {
  checkVariantOptions(options);
  const file = decodeSafetensors(bytes, source);
  return readWritten(file.metadata[WRITER_KEY], source, () => plainFromDecoded(file, source, options));
}

/** As {@link plainFromSafetensors}, from a decoded file. */
export async function plainFromDecoded(
  { tensors: stored, metadata }: Safetensors,
  source: string,
  options: FromSafetensorsOptions,
): Promise<PlainModel | undefined> {
  const topology = describedTopology(metadata, source);
  if (topology === undefined && options.layers) {
    return withWeights(options.layers, source, ({ config }) => weightsOfLayers(config, stored, source));
  }
  if (topology === undefined) {
    const { tensors, normalized, epsilon } = foldNormalizationTensors(stored);
    const settled = settleVariant(tensors, describedVariant(metadata), options, source);
    const { variant } = settled;
    const assumed = {
      ...settled.assumed,
      ...(epsilon !== undefined && { normalized: { layers: normalized, epsilon } }),
    };
    try {
      return await withWeights(lenet5VariantConfig(variant), source, async (model) => {
        const weights = await findLenet5Weights(model, tensors, source);
        reportAssumed(assumed, options, source);
        return weights;
      });
    } catch (error) {
      // The names can be those of LeNet-5 in a network of other sizes.
      if (!UnknownWeightsError.isInstance(error) && !WeightsMismatchError.isInstance(error)) throw error;
      const { activation, pooling } = variant;
      const padding = options.padding && { padding: options.padding };
      const inferred = inferStack(tensors, { activation, pooling, ...padding });
      if (!inferred) throw error;
      reportAssumed({ ...assumed, inferred: inferred.geometry }, options, source);
      return fromInferred(inferred, source);
    }
  }
  refuseVariant(options, source);
  const config = readPlainTopology(topology);
  if (!config) return undefined;
  const isStateDict = metadata[FORMAT_KEY] === FORMATS.pytorch;
  return withWeights(config, source, (model) =>
    isStateDict ? fromStateDict(model.config, stored, source) : stored,
  );
}

/** Builds a network whose layers were inferred from its weights. */
function fromInferred({ config, layout, tensors }: InferredStack, source: string): Promise<PlainModel> {
  return withWeights(config, source, async (model) => {
    if (layout === 'pytorch')
      return stateDictEntries(config).map((entry, index) =>
        fromEntry(entry, tensors[index]?.values ?? new Float32Array(), source),
      );
    return model.readValues().map((own, index) => ({ ...own, values: tensors[index]?.values ?? own.values }));
  });
}

/**
 * The topology in the metadata of a file. Undefined if the file does not describe its layers.
 * @throws ModelFormatError if it is not JSON
 */
export function describedTopology(metadata: Safetensors['metadata'], source: string): unknown {
  const architecture = metadata[ARCHITECTURE_KEY];
  if (architecture === undefined) return undefined;
  try {
    return JSON.parse(architecture);
  } catch (cause) {
    throw new ModelFormatError(source, 'the architecture in its metadata is not JSON', cause);
  }
}

/** @throws LayersDescribedError if the options name the layers, or a part of a variant */
function refuseVariant(options: FromSafetensorsOptions, source: string): void {
  if (options.layers) throw new LayersDescribedError(source, 'layers');
  const given = (['activation', 'pooling', 'padding'] as const).find((part) => options[part] !== undefined);
  if (given) throw new LayersDescribedError(source, `${given} ${options[given]}`);
}

/** @param weights finds the weights of a model that has the right layers, and weights of zero */
async function withWeights(
  config: StackConfig,
  source: string,
  weights: (model: PlainModel) => readonly NamedTensor[] | Promise<readonly NamedTensor[]>,
): Promise<PlainModel> {
  const specs = stackWeights(connectLayers(config));
  const zeros = specs.map((spec) => ({ ...spec, values: new Float32Array(shapeSize(spec.shape)) }));
  const model = plainModel(config, zeros);
  model.writeValues(orderWeights(specs, await weights(model), source));
  return model;
}
