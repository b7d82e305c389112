import { plainModel } from '@lenet5/core';
import type { TrainableModel } from '@lenet5/trainer';
import { checkClassifier } from './check-classifier.js';
import { disposeModel } from './dispose-model.js';
import { type OpenedModel, type OpenOptions, openModel } from './open-model.js';

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
