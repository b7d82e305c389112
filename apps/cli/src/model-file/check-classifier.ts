import { CHANNELS, CLASS_COUNT, IMAGE_SIDE, LenetError } from '@lenet5/core';
import { ModelShapeError } from '@lenet5/model';
import type { TrainableModel } from '@lenet5/trainer';
import { modelImageShape } from './model-format.js';

/** A model whose output is not a distribution over the classes, and from which none can be computed. */
export class NoProbabilitiesError extends LenetError {
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

/** Throws ModelShapeError unless a model takes images and outputs a value per class. */
function checkShapes(model: TrainableModel): void {
  const [inputs, outputs] = [model.inputs, model.outputs].map((tensors) =>
    tensors.map(({ shape }) => shape.slice(1)),
  ) as [(number | null)[][], (number | null)[][]];
  const [rows, columns, channels] = modelImageShape(model);
  const isSide = (side: number): boolean => Number.isInteger(side) && side >= 1 && side <= IMAGE_SIDE.max;
  const classes = outputs[0]?.[0] ?? 0;
  const takesImages =
    inputs.length === 1 &&
    (inputs[0]?.length ?? 0) <= 3 &&
    [rows, columns].every(isSide) &&
    channels >= CHANNELS.min &&
    channels <= CHANNELS.max;
  const hasClasses =
    outputs.length === 1 &&
    outputs[0]?.length === 1 &&
    classes >= CLASS_COUNT.min &&
    classes <= CLASS_COUNT.max;
  if (takesImages && hasClasses) return;
  const list = (shapes: readonly (readonly (number | null)[])[]): string =>
    shapes.map((shape) => `[${shape.map((size) => size ?? '?').join(', ')}]`).join(' and ');
  throw new ModelShapeError(
    `input ${list(inputs)}, output ${list(outputs)}`,
    `input [rows, columns, channels] of at most ${IMAGE_SIDE.max}×${IMAGE_SIDE.max}×${CHANNELS.max}, output [classes] of ${CLASS_COUNT.min} to ${CLASS_COUNT.max}`,
  );
}

/**
 * Checks that a model classifies images. The input can also be flat, `[784]`, or without channels, `[28, 28]`.
 *
 * @returns its output. A model of PyTorch often ends in logits.
 * @throws ModelShapeError if the model does not take images of at most 256×256 pixels and four channels, or does not have 2 to
 *   1,000 outputs, NoProbabilitiesError if it ends in another activation.
 */
export function checkClassifier(model: TrainableModel, path: string): 'probabilities' | 'logits' {
  const activation = lastActivation(model.layers);
  if (activation !== 'softmax' && activation !== 'linear') throw new NoProbabilitiesError(path, activation);
  checkShapes(model);
  return activation === 'softmax' ? 'probabilities' : 'logits';
}
