import { CLASS_COUNT, type LayerStack } from '@lenet5/core';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Connected } from './connect.js';
import { isSoftmax } from './lower-layer.js';
import type { Head, Network } from './network.js';
import { unsupported } from './unsupported.js';

/** The parts of a network that describe its outputs. */
type Output = Pick<Network, 'head' | 'outputs' | 'classes' | 'rejectLogit'>;

/**
 * Checks that a model ends as its head needs it, and that radial basis function units are before a softmin.
 * @throws UnsupportedModelError
 */
export function lowerOutput({ layers }: LayerStack, head: Head): Output {
  const units = layers.find(({ type }, index) => type === 'RBF' && layers[index + 1]?.type !== 'Softmin');
  if (units) throw unsupported('no Softmin after it', units);
  const outputs = countOutputs(layers, head);
  // A single sigmoid unit has two classes.
  if (head !== 'softmax') return { head, outputs, classes: head === 'sigmoid' && outputs === 1 ? 2 : 0 };
  const [before, last] = layers.slice(-2);
  if (last?.type !== 'Softmin') return { head, outputs, classes: outputs };
  if (before?.type !== 'RBF') throw unsupported('no RBF before it', last);
  return { head, outputs, classes: outputs, rejectLogit: -last.rejectPenalty };
}

/**
 * The layers without the sigmoid at the end, which is a part of the loss.
 * @throws UnsupportedModelError if there is none
 */
export function withoutSigmoid({ layers, from, ends }: Connected): Connected {
  const last = layers.at(-1);
  // All layers lead to the last one, so the one before it is the one that it takes.
  if (last?.kind === 'activation' && last.activation === 'sigmoid')
    return { layers: layers.slice(0, -1), from: from.slice(0, -1), ends: [...ends.slice(0, -1), undefined] };
  throw new UnsupportedModelError('the loss binaryCrossentropy without a sigmoid at the end');
}

/** Only a softmax as head, and only at the end, is supported. */
function countOutputs(layers: LayerStack['layers'], head: Head): number {
  const early = layers.slice(0, -1).find(isSoftmax);
  if (early) throw unsupported('softmax before the last layer', early);
  const last = layers.at(-1);
  if (!last || isSoftmax(last) !== (head === 'softmax')) {
    const found = head === 'softmax' ? 'no softmax at the end' : 'the loss meanSquaredError of a softmax';
    throw new UnsupportedModelError(found);
  }
  const [outputs = 0, ...rest] = last.outputShape;
  if (rest.length > 0) throw unsupported(`${head === 'softmax' ? head : 'outputs'} of an image`, last);
  if (outputs <= CLASS_COUNT.max) return outputs;
  const kind = head === 'softmax' ? 'classes' : 'outputs';
  throw new UnsupportedModelError(`${outputs} ${kind}, more than the maximum of ${CLASS_COUNT.max}`);
}
