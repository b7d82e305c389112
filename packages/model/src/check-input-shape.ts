import type { PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { ModelShapeError } from './errors/model-shape-error.js';

/**
 * Checks that a model classifies images of a given shape: it has one input of that shape, and one output with a value
 * per class. A `null` in the shapes of the model matches any size.
 * @param inputShape shape of one sample, `[rows, columns, channels]`
 * @throws ModelShapeError
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { checkInputShape, ModelShapeError } from '@lenet5/model';
 *
 * checkInputShape(plainLenet5());
 * try {
 *   checkInputShape(plainLenet5(), [32, 32, 3]);
 * } catch (error) {
 *   console.log(ModelShapeError.isInstance(error)); // true
 * }
 * ```
 */
export function checkInputShape(
  model: LayersModel | PlainModel,
  inputShape: readonly number[] = [28, 28, 1],
  classes = 10,
): void {
  const inputs = model.inputs.map(({ shape }) => shape.slice(1));
  const outputs = model.outputs.map(({ shape }) => shape.slice(1));
  if (matches(inputs, inputShape) && matches(outputs, [classes])) return;
  throw new ModelShapeError(
    `input ${list(inputs)}, output ${list(outputs)}`,
    `input ${list([inputShape])}, output ${list([[classes]])}`,
  );
}

function matches(found: readonly (readonly (number | null)[])[], expected: readonly number[]): boolean {
  const [shape] = found;
  return (
    found.length === 1 &&
    shape?.length === expected.length &&
    shape.every((size, axis) => size === null || size === expected[axis])
  );
}

function list(shapes: readonly (readonly (number | null)[])[]): string {
  return shapes.map((shape) => `[${shape.map((size) => size ?? '?').join(', ')}]`).join(' and ');
}
