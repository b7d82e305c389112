import { type ChannelNormalization, LenetError, type PlainModel, type StackConfig } from '@lenet5/core';
import {
  type AssumedVariant,
  LayersDescribedError,
  type NormalizedModel,
  normalizeInput,
  OptionsError,
} from '@lenet5/model';
import { loadPlainModel } from '@lenet5/model/node';
import type { TrainableModel } from '@lenet5/trainer';
import { describeCause } from '../errors/describe-cause.js';
import { UsageError } from '../errors/usage-error.js';
import { MAX_INPUT_BYTES, readFileBounded } from '../files/read-bounded.js';
import type { GivenVariant } from '../flags/variant.js';
import { disposeModel } from './dispose-model.js';
import { findModel } from './find-model.js';
import { NoModelError } from './no-model-error.js';
import { openArchitecture } from './open-architecture.js';
import { openCheckpoint } from './open-checkpoint.js';
import { readWeights } from './read-weights.js';

/** What a file does not say about its model, with the values that are used. */
type Assumed = AssumedVariant & {
  /** A softmax is applied to the output. */
  readonly output?: 'logits';
};

/** A loaded model. */
export interface OpenedModel {
  /** A plain model if one can represent it, else a model of tfjs. The caller disposes it. */
  readonly model: TrainableModel;
  /** Absent if nothing is assumed. */
  readonly assumed?: Assumed;
  /** What else was assumed, omitted or changed, for a file of another program. */
  readonly notes?: readonly string[];
}

/** How to open a model. */
export interface OpenOptions {
  /** What a file of weights does not say about its layers, from the flags of the command; absent if it has none. */
  readonly variant?: GivenVariant;
  /** Whether the command has `--input-mean` and `--input-std` for the model; true by default. */
  readonly takesNormalization?: boolean;
  /** Called with a line of text for each assumption. Warnings are written with `--quiet` too. */
  readonly warn: (text: string) => void;
}

const TFJS_ONLY = 'it has layers that only TensorFlow.js computes';

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFileBounded(path, MAX_INPUT_BYTES);
  } catch (cause) {
    if (LenetError.isInstance(cause)) throw cause;
    throw new NoModelError(path, describeCause(cause), 'grant read permission, or use another file', cause);
  }
}

/** Reads a file of another program. Loads the reader of its format only. */
async function readForeign(
  format: 'onnx' | 'keras',
  path: string,
  warn: OpenOptions['warn'],
): Promise<OpenedModel> {
  const bytes = await readBytes(path);
  const { model, notes } =
    format === 'onnx'
      ? (await import('@lenet5/model/onnx')).fromOnnx(bytes, path)
      : await (await import('@lenet5/model/keras')).fromKeras(bytes, path);
  for (const note of notes) warn(`note: ${path}: ${note}`);
  return { model, notes };
}

/**
 * Loads the model that a path leads to (see {@link findModel}). Loads TensorFlow.js only if a plain model cannot represent
 * it.
 *
 * @throws NoModelError, ForeignModelError if there is none; InputTooLargeError; what `loadModel` and `fromSafetensors`
 *   throw if its files are invalid.
 */
export async function openModel(path: string, options: OpenOptions): Promise<OpenedModel> {
  const normalization = options.variant?.normalization;
  const opened = await open(path, options);
  return normalization ? normalized(opened, normalization, path, options.warn) : opened;
}

/** Makes a model of normalized inputs one of pixels from 0 to 1, and notes it. */
function normalized(
  opened: OpenedModel,
  normalization: ChannelNormalization,
  path: string,
  warn: OpenOptions['warn'],
): OpenedModel {
  if (!('config' in opened.model)) {
    disposeModel(opened.model);
    throw new NoModelError(path, TFJS_ONLY, 'omit --input-mean and --input-std, and normalize the images');
  }
  const { model, note } = normalizedPlain(opened.model, normalization, path);
  warn(`note: ${path}: ${note}`);
  return { ...opened, model, notes: [...(opened.notes ?? []), note] };
}

/** `normalizeInput()`, with an error about the flags. */
function normalizedPlain(
  model: PlainModel,
  normalization: ChannelNormalization,
  path: string,
): NormalizedModel {
  try {
    return normalizeInput(model, normalization);
  } catch (cause) {
    if (!OptionsError.isInstance(cause)) throw cause;
    const { found } = cause;
    throw new UsageError({
      problem: `--input-mean and --input-std do not match the images of ${path}`,
      ...(found !== undefined && { found }),
      remedy: 'use one value, or one per channel',
      cause,
    });
  }
}

async function open(path: string, options: OpenOptions): Promise<OpenedModel> {
  const { warn } = options;
  const { normalization: _, ...variant } = options.variant ?? {};
  const found = await findModel(path);
  if (found.format !== 'safetensors' && found.format !== 'csv') {
    const [given] = Object.entries(variant);
    if (given) throw new LayersDescribedError(found.path, given.join(' '));
  }
  if (found.format === 'onnx' || found.format === 'keras') return readForeign(found.format, found.path, warn);
  if (found.format === 'tfjs') {
    const plain = await loadPlainModel(found.path);
    return { model: plain ?? (await (await import('./tfjs-models.js')).loadTfjsModel(found.path)) };
  }
  const bytes = await readBytes(found.path);
  const ofRun = Object.keys(variant).length === 0 && (await openCheckpoint(bytes, found.path));
  if (ofRun) return { model: ofRun };
  const { layers } = variant;
  const given = layers === undefined ? undefined : await readLayers(layers, warn);
  return readWeights(bytes, found, { ...options, layers: given });
}

/** The layers of a model, or of JSON without weights. */
async function readLayers(path: string, warn: OpenOptions['warn']): Promise<StackConfig> {
  const described = await openArchitecture(path, warn);
  if (described) return described;
  const { model } = await openModel(path, { warn });
  if ('config' in model) return model.config;
  disposeModel(model);
  throw new NoModelError(path, TFJS_ONLY, 'use another model for --layers');
}
