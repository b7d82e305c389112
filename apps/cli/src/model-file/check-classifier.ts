import { LenetError } from '@lenet5/core';
import { checkInputShape } from '@lenet5/model';
import type { TrainableModel } from '@lenet5/trainer';

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

/** The shapes of an image that a model can take: the values are the same, in the same order. */
const IMAGE_SHAPES: readonly (readonly number[])[] = [[784], [28, 28]];
const DEFAULT_SHAPE = [28, 28, 1];

/** The parts of a layer that determine its activation. */
interface LastLayer {
  readonly layers?: readonly LastLayer[];
  getClassName(): string;
  getConfig(): object;
}

function lastActivation(layers: readonly LastLayer[]): string {
  const last = layers.at(-1);
  if (last?.layers) return lastActivation(last.layers);
  const type = last?.getClassName();
  if (type === 'Softmax' || type === 'Softmin') return 'softmax';
  const { activation }: { activation?: unknown } = last?.getConfig() ?? {};
  return typeof activation === 'string' ? activation : 'linear';
}

/**
 * Checks that a model classifies 28×28 images. The input can also be flat, `[784]`, or without channels, `[28, 28]`.
 *
 * @returns its output. A model of PyTorch often ends in logits.
 * @throws ModelShapeError if the model does not take 28×28 images or does not have ten outputs, NoProbabilitiesError if it
 *   ends in another activation.
 */
export function checkClassifier(model: TrainableModel, path: string): 'probabilities' | 'logits' {
  const input = String(model.inputs[0]?.shape.slice(1));
  checkInputShape(model, IMAGE_SHAPES.find((shape) => String(shape) === input) ?? DEFAULT_SHAPE);
  const activation = lastActivation(model.layers);
  if (activation === 'softmax') return 'probabilities';
  if (activation === 'linear') return 'logits';
  throw new NoProbabilitiesError(path, activation);
}
