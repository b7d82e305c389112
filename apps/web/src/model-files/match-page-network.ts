import { matchLenet5, type NamedTensor, type PlainModel, plainModel } from '@lenet5/core';
import { preparationFor } from '../network/other-network.js';
import type { ReadModel } from './read-model.js';

/**
 * The weights of a model with the names of the page, if it is the LeNet-5 of the page: with tanh and average pooling, for digits that
 * are prepared like those of MNIST; undefined for any other network.
 */
export function pageWeights({
  model,
  classNames,
  data,
}: Pick<ReadModel, 'model' | 'classNames' | 'data'>): NamedTensor[] | undefined {
  const isOfDigits = classNames?.every((name, label) => name === String(label)) ?? true;
  if (!isOfDigits || preparationFor({ model, ...(data !== undefined && { data }) }) === 'raw')
    return undefined;
  const match = matchLenet5(withSoftmax(model));
  return 'difference' in match ? undefined : match.model.readValues();
}

/** A LeNet-5 of PyTorch outputs logits. */
function withSoftmax(model: PlainModel): PlainModel {
  const { layers } = model.config;
  const last = layers.at(-1);
  if (last?.type !== 'Dense' || last.activation !== 'linear') return model;
  const config = {
    ...model.config,
    layers: [...layers.slice(0, -1), { ...last, activation: 'softmax' } as const],
  };
  return plainModel(config, model.readValues());
}
