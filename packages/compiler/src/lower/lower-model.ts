import {
  CLASS_COUNT,
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
import { isSoftmax } from './lower-layer.js';
import type { Layer, Network } from './network.js';
import { unsupported } from './unsupported.js';

/**
 * Lowers a model to simple layers: activations become layers, and the softmax at the end becomes a part of
 * the loss.
 * @param freeze names of layers whose weights training does not change
 * @throws UnsupportedModelError for the first layer that is not supported
 * @throws InvalidOptionError if a name is not that of a layer with weights, or if no other layer has weights
 */
export function lowerModel(model: SequentialModel, freeze: readonly string[] = []): Network {
  const stack = readLayerStack(model, unsupported);
  for (const layer of model.layers) checkTrainingConfig(layer);
  const input = imageShape(stack.inputShape);
  const { field, folded, rest } = lowerInput(stack.layers, input);
  const connected = connect(rest, folded, inputLayers(stack, input));
  const weights = stackWeights(stack);
  if (weights.length === 0) throw new UnsupportedModelError('no weights');
  checkSubsampling(connected);
  const frozen = checkFrozen(stack, freeze, model.layers.filter(isUntrainable));
  return { input, field, ...connected, ...outputOf(stack), frozen, weights };
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

/** Checks that the model ends with its only softmax or softmin, and that radial basis function units are before a softmin. */
function outputOf({ layers }: LayerStack): Pick<Network, 'classes' | 'rejectLogit'> {
  const isRbf = layers.map(({ type }) => type === 'RBF');
  const units = layers.find((_, index) => isRbf[index] && layers[index + 1]?.type !== 'Softmin');
  if (units) throw unsupported('no Softmin after it', units);
  const softmin = layers.at(-1);
  const classes = countClasses(layers);
  if (softmin?.type !== 'Softmin') return { classes };
  if (!isRbf.at(-2)) throw unsupported('no RBF before it', softmin);
  return { classes, rejectLogit: -softmin.rejectPenalty };
}

function countClasses(layers: LayerStack['layers']): number {
  const early = layers.slice(0, -1).find(isSoftmax);
  if (early) throw unsupported('softmax before the last layer', early);
  const last = layers.at(-1);
  if (!last || !isSoftmax(last)) throw new UnsupportedModelError('no softmax at the end');
  const [classes = 0, ...rest] = last.outputShape;
  if (rest.length > 0) throw unsupported('softmax of an image', last);
  if (classes > CLASS_COUNT.max) {
    throw new UnsupportedModelError(`${classes} classes, more than the maximum of ${CLASS_COUNT.max}`);
  }
  return classes;
}
