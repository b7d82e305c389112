import { type Lenet5Variant, LenetError } from '@lenet5/core';
import { type AssumedVariant, describeAssumed, fromSafetensors, LayersDescribedError } from '@lenet5/model';
import { loadModel } from '@lenet5/model/node';
import { setupWasm } from '@lenet5/wasm';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { describeCause } from '../errors/describe-cause.js';
import { MAX_INPUT_BYTES, readFileBounded } from '../files/read-bounded.js';
import { currentInvocation, quoteWord } from '../invocation.js';
import { asClassifier } from './as-classifier.js';
import { findModel } from './find-model.js';
import { NoModelError } from './no-model-error.js';

/** What a file does not say about its model, with the values that are used. */
export type Assumed = AssumedVariant & {
  /** A softmax is applied to the output. */
  readonly output?: 'logits';
};

/** A loaded model. */
export interface OpenedModel {
  /** Uncompiled. The caller disposes it. */
  readonly model: Sequential;
  /** Absent if nothing is assumed. */
  readonly assumed?: Assumed;
}

/** How to open a model. */
export interface OpenOptions {
  /** What a file of weights does not say about its layers. */
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

function importCommand(path: string): string {
  return `${currentInvocation()} import ${quoteWord(path)} --activation relu --pooling max --out DIR`;
}

/**
 * Loads the model that a path leads to (see {@link findModel}) on the WASM backend.
 *
 * @throws NoModelError, ForeignModelError if there is none; InputTooLargeError; what `loadModel` and `fromSafetensors` throw if its files are
 *   invalid.
 */
export async function openModel(path: string, { variant = {}, warn }: OpenOptions): Promise<OpenedModel> {
  const found = await findModel(path);
  const bytes = found.format === 'safetensors' ? await readBytes(found.path) : undefined;
  const [given] = Object.entries(variant);
  if (!bytes && given) throw new LayersDescribedError(found.path, given.join(' '));
  await setupWasm();
  if (!bytes) return { model: await loadModel(found.path) };
  let assumed: AssumedVariant | undefined;
  const model = await fromSafetensors(bytes, found.path, {
    ...variant,
    onAssumed(parts) {
      assumed = parts;
      const remedy = `if the weights were trained with others: ${importCommand(path)}`;
      warn(`warning: ${describeAssumed(path, parts)} — ${remedy}`);
    },
  });
  return { model, ...(assumed ? { assumed } : {}) };
}

/**
 * Loads the model that a path leads to, and makes it end in a softmax; see {@link asClassifier}.
 *
 * @throws ModelShapeError, NoProbabilitiesError if it does not classify 28×28 images; what {@link openModel} throws.
 */
export async function openClassifier(path: string, options: OpenOptions): Promise<OpenedModel> {
  const { model: stored, assumed } = await openModel(path, options);
  try {
    const { model, isLogits } = asClassifier(stored, path);
    if (!isLogits) return { model, ...(assumed ? { assumed } : {}) };
    options.warn(`warning: ${path} outputs logits: a softmax is applied to them`);
    return { model, assumed: { ...assumed, output: 'logits' } };
  } catch (error) {
    stored.dispose();
    throw error;
  }
}
