import type { LayersModel } from '@tensorflow/tfjs-layers';
import { ModelShapeError } from './errors/model-shape-error.js';

/**
 * Makes sure that a model can score a kind of image: one input of the given shape, one output with a number a class.
 * A size that the model leaves open fits any.
 * @param inputShape shape of one sample, `[height, width, channels]`
 * @throws ModelShapeError with what the model takes and gives, and what is needed
 */
export function checkInputShape(
  model: LayersModel,
  inputShape: readonly number[] = [28, 28, 1],
  classes = 10,
): void {
  const inputs = model.inputs.map(({ shape }) => shape.slice(1));
  const outputs = model.outputs.map(({ shape }) => shape.slice(1));
  if (fits(inputs, inputShape) && fits(outputs, [classes])) return;
  throw new ModelShapeError(
    `${list(inputs)} in and ${list(outputs)} out`,
    `[${inputShape.join(', ')}] in and [${classes}] out`,
  );
}

function fits(found: readonly (readonly (number | null)[])[], asked: readonly number[]): boolean {
  const [shape] = found;
  return (
    found.length === 1 &&
    shape?.length === asked.length &&
    shape.every((size, axis) => size === null || size === asked[axis])
  );
}

function list(shapes: readonly (readonly (number | null)[])[]): string {
  return shapes.map((shape) => `[${shape.map((size) => size ?? '?').join(', ')}]`).join(' and ');
}
