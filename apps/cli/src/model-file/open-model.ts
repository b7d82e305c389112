import { type Lenet5Variant, LenetError, plainModel } from '@lenet5/core';
import {
  type AssumedVariant,
  describeAssumed,
  type FromSafetensorsOptions,
  LayersDescribedError,
  plainFromCsv,
  plainFromSafetensors,
} from '@lenet5/model';
import { loadPlainModel } from '@lenet5/model/node';
import type { TrainableModel } from '@lenet5/trainer';
import { describeCause } from '../errors/describe-cause.js';
import { MAX_INPUT_BYTES, readFileBounded } from '../files/read-bounded.js';
import { currentInvocation, quoteWord } from '../invocation.js';
import { checkClassifier } from './check-classifier.js';
import { disposeModel } from './dispose-model.js';
import { findModel } from './find-model.js';
import { NoModelError } from './no-model-error.js';
import { openCheckpoint } from './open-checkpoint.js';

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
  readonly variant?: Partial<Lenet5Variant>;
  /** Called with a line of text for each assumption. Warnings are written with `--quiet` too. */
  readonly warn: (text: string) => void;
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFileBounded(path, MAX_INPUT_BYTES);
  } catch (cause) {
    if (LenetError.isInstance(cause)) throw cause;
    throw new NoModelError(path, describeCause(cause), 'grant read permission, or use another file', cause);
  }
}

/** The flags for the most common variant besides the assumed one. */
const OTHER_VARIANT = '--activation relu --pooling max';

function importCommand(path: string): string {
  return `${currentInvocation()} import ${quoteWord(path)} ${OTHER_VARIANT} --out DIR`;
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
  const { variant = {}, warn } = options;
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
  let assumed: AssumedVariant | undefined;
  const reading: FromSafetensorsOptions = {
    ...variant,
    onAssumed(parts) {
      assumed = parts;
      const flags = options.variant ? `add ${OTHER_VARIANT}` : importCommand(path);
      const remedy = ` — if the weights were trained with others: ${flags}`;
      // What follows from the shapes cannot be given.
      warn(`warning: ${describeAssumed(path, parts)}${parts.activation || parts.pooling ? remedy : ''}`);
    },
  };
  const plain =
    found.format === 'csv'
      ? await plainFromCsv(new TextDecoder().decode(bytes), found.path, reading)
      : await plainFromSafetensors(bytes, found.path, reading);
  if (plain) return { model: plain, ...(assumed ? { assumed } : {}) };
  return { model: await (await import('./tfjs-models.js')).readTfjsSafetensors(bytes, found.path) };
}

/**
 * Loads the model that a path leads to, and makes it end in a softmax; see {@link checkClassifier}.
 *
 * @throws ModelShapeError, NoProbabilitiesError if it does not classify 28×28 images; what {@link openModel} throws.
 */
export async function openClassifier(path: string, options: OpenOptions): Promise<OpenedModel> {
  return toClassifier(await openModel(path, options), path, options.warn);
}

/**
 * Makes an opened model end in a softmax. Disposes a model that cannot be a classifier.
 *
 * @throws ModelShapeError, NoProbabilitiesError
 */
export async function toClassifier(
  opened: OpenedModel,
  path: string,
  warn: OpenOptions['warn'],
): Promise<OpenedModel> {
  try {
    if (checkClassifier(opened.model, path) === 'probabilities') return opened;
    warn(`warning: ${path} outputs logits: a softmax is applied to them`);
    return {
      ...opened,
      model: await withSoftmax(opened.model),
      assumed: { ...opened.assumed, output: 'logits' },
    };
  } catch (error) {
    disposeModel(opened.model);
    throw error;
  }
}

/** Adds a softmax to a model. A model of tfjs shares its layers with the result. */
async function withSoftmax(model: TrainableModel): Promise<TrainableModel> {
  const name = 'probabilities';
  if (!('config' in model)) return (await import('./tfjs-models.js')).withTfjsSoftmax(model, name);
  const { layers, ...config } = model.config;
  const softmax = { type: 'Activation', name, activation: 'softmax' } as const;
  return plainModel({ ...config, layers: [...layers, softmax] }, model.readValues());
}
