import {
  findFrozenProblem,
  type ImageShape,
  type LayerStack,
  layerWeights,
  readLayerStack,
  type SequentialLayer,
  type SequentialModel,
  stackWeights,
} from '@lenet5/core';
import { InvalidOptionError } from '../errors/invalid-option-error.js';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { checkTrainingConfig, isUntrainable } from './check-training-config.js';
import { type Connected, connect } from './connect.js';
import { lowerInput } from './lower-input.js';
import { lowerOutput, withoutSigmoid } from './lower-output.js';
import type { Head, Layer, Network } from './network.js';
import { unsupported } from './unsupported.js';

/** What the lowering depends on besides the model. */
export interface LowerOptions {
  /** Names of layers whose weights training does not change. Default none. */
  readonly freeze?: readonly string[] | undefined;
  /** What the loss makes of the end of the model. Default softmax. */
  readonly head?: Head;
}

/**
 * Lowers a model to simple layers: activations become layers, and the softmax or the sigmoid at the end becomes a part of
 * the loss.
 * @throws UnsupportedModelError for the first layer that is not supported, or if the model does not end as the head needs it
 * @throws InvalidOptionError if a name is not that of a layer with weights, or if no other layer has weights
 */
export function lowerModel(
  model: SequentialModel,
  { freeze = [], head = 'softmax' }: LowerOptions = {},
): Network {
  const stack = readLayerStack(model, unsupported);
  for (const layer of model.layers) checkTrainingConfig(layer);
  const input = imageShape(stack.inputShape);
  const { field, folded, rest } = lowerInput(stack.layers, input);
  const all = connect(rest, folded, inputLayers(stack, input));
  const connected = head === 'sigmoid' ? withoutSigmoid(all) : all;
  const weights = stackWeights(stack);
  if (weights.length === 0) throw new UnsupportedModelError('no weights');
  checkSubsampling(connected);
  const frozen = checkFrozen(stack, freeze, model.layers.filter(isUntrainable));
  return { input, field, ...connected, ...lowerOutput(stack, head), frozen, weights };
}

/** The names of the layers that training does not change: those of the option, and those whose `trainable` is false. */
function checkFrozen(
  { layers }: LayerStack,
  freeze: readonly string[],
  untrainable: readonly SequentialLayer[],
): ReadonlySet<string> {
  const names = layers.filter((layer) => layerWeights(layer).length > 0).map(({ name }) => name);
  const own = untrainable.map(({ name }) => name);
  if (own.length === names.length) throw new UnsupportedModelError('trainable false for every layer');
  const all = [...new Set([...freeze, ...own])];
  const problem = findFrozenProblem(names, all);
  if (problem) throw new InvalidOptionError('freeze', problem.found, problem.remedy, problem.problem);
  return new Set(all);
}

/** A model of vectors gets images of one row and one channel, which a flatten layer turns back into vectors. */
function imageShape(shape: readonly number[]): ImageShape {
  const [first = 0, second = 0, third = 0] = shape;
  if (shape.length === 1) return [1, first, 1];
  if (shape.length === 3) return [first, second, third];
  throw new UnsupportedModelError(`an input of shape [${shape.join(', ')}]`);
}

function inputLayers({ inputShape }: LayerStack, input: ImageShape): Layer[] {
  const [units = 0, ...rest] = inputShape;
  return rest.length === 0 ? [{ kind: 'flatten', name: 'input', input, output: units }] : [];
}

/** The gradient kernel of a subsampling also computes the gradient of its input, which needs a buffer. */
function checkSubsampling({ layers }: Connected): void {
  const subsampling = layers.find(({ kind }) => kind === 'subsampling');
  if (!subsampling) return;
  const id = { name: subsampling.name, type: 'Subsampling2D' };
  if (layers.find((layer) => 'kernel' in layer) === subsampling)
    throw unsupported('no layer with weights before it', id);
  if (layers.some(({ kind }) => kind === 'add')) throw unsupported('a network with an Add', id);
}
