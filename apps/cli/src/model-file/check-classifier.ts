import { LenetError } from '@lenet5/core';
import { checkInputShape } from '@lenet5/model';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';

/** A model whose output is not a distribution over the classes, and from which none can be computed. */
class NoProbabilitiesError extends LenetError {
  static override readonly code = 'CLI_NO_PROBABILITIES';
  declare readonly code: typeof NoProbabilitiesError.code;

  /** @param activation that of the last layer: `sigmoid` */
  constructor(path: string, activation: string) {
    super({
      problem: `${path} does not output class probabilities`,
      found: `its last layer has activation ${activation}`,
      remedy: 'use a model that ends in a softmax, or in logits',
    });
  }
}

/** A model that can score images. */
export interface Classifier {
  /** Ends in a softmax. Shares its layers with the model that it was made from. */
  readonly model: Sequential;
  /** Whether the model outputs logits, to which a softmax is applied. */
  readonly isLogits: boolean;
}

/** The shapes of an image that a model can take: the values are the same, in the same order. */
const IMAGE_SHAPES: readonly (readonly number[])[] = [[784], [28, 28]];
const DEFAULT_SHAPE = [28, 28, 1];

function lastActivation(model: Sequential): string {
  const last = model.layers.at(-1);
  if (last && 'layers' in last) return lastActivation(last as Sequential);
  if (last?.getClassName() === 'Softmax') return 'softmax';
  const { activation } = last?.getConfig() ?? {};
  return typeof activation === 'string' ? activation : 'linear';
}

/**
 * Makes a model for 28×28 images end in a softmax. A model that ends in logits, as those of PyTorch do, gets one. The input
 * can also be flat, `[784]`, or without channels, `[28, 28]`.
 *
 * @throws ModelShapeError if the model does not take 28×28 images or does not have ten outputs, NoProbabilitiesError if it
 *   ends in another activation.
 */
export function asClassifier(model: Sequential, path: string): Classifier {
  const input = String(model.inputs[0]?.shape.slice(1));
  checkInputShape(model, IMAGE_SHAPES.find((shape) => String(shape) === input) ?? DEFAULT_SHAPE);
  const activation = lastActivation(model);
  if (activation === 'softmax') return { model, isLogits: false };
  if (activation !== 'linear') throw new NoProbabilitiesError(path, activation);
  const softmax = layers.activation({ name: 'probabilities', activation: 'softmax' });
  return { model: sequential({ name: model.name, layers: [...model.layers, softmax] }), isLogits: true };
}
