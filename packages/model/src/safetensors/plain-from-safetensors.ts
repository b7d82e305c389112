import { decodeSafetensors, describedVariant, type PlainModel, type Safetensors } from '@lenet5/core';
import { ModelFormatError } from '../errors/format-errors.js';
import { LayersDescribedError } from '../errors/layers-described-error.js';
import { OptionsError } from '../errors/options-error.js';
import { readPlainTopology } from '../format/read-plain-topology.js';
import { readWritten } from '../format/writer.js';
import { normalizeInput } from '../normalize/normalize-input.js';
import { ARCHITECTURE_KEY, FORMAT_KEY, FORMATS, WRITER_KEY } from './model-metadata.js';
import { plainFromWeights, plainWithWeights } from './plain-from-weights.js';
import { fromStateDict } from './state-dict.js';
import { checkWeightsOptions, type FromSafetensorsOptions } from './weights-options.js';

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
  checkWeightsOptions(options);
  const file = decodeSafetensors(bytes, source);
  return readWritten(file.metadata[WRITER_KEY], source, () => plainFromDecoded(file, source, options));
}

/** As {@link plainFromSafetensors}, from a decoded file. */
export async function plainFromDecoded(
  file: Safetensors,
  source: string,
  options: FromSafetensorsOptions,
): Promise<PlainModel | undefined> {
  const { normalization } = options;
  const model = await plainFromTensors(file, source, options);
  if (!normalization) return model;
  if (!model) throw new OptionsError('fromSafetensors', 'normalization of layers that only tfjs has', '{}');
  return normalizeInput(model, normalization).model;
}

async function plainFromTensors(
  { tensors: stored, metadata }: Safetensors,
  source: string,
  options: FromSafetensorsOptions,
): Promise<PlainModel | undefined> {
  const topology = describedTopology(metadata, source);
  if (topology === undefined) return plainFromWeights(stored, describedVariant(metadata), source, options);
  refuseOptions(options, source);
  const config = readPlainTopology(topology);
  if (!config) return undefined;
  const isStateDict = metadata[FORMAT_KEY] === FORMATS.pytorch;
  const weights = isStateDict ? fromStateDict(config, stored, source) : stored;
  return plainWithWeights(config, weights, source);
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

/** @throws LayersDescribedError if the options name the layers, or a part of them */
function refuseOptions(
  { onAssumed: _, normalization: __, ...options }: FromSafetensorsOptions,
  source: string,
): void {
  const [given] = Object.entries(options).filter(([, value]) => value !== undefined);
  if (!given) return;
  const [name, value] = given;
  throw new LayersDescribedError(source, name === 'layers' ? name : `${name} ${String(value)}`);
}
