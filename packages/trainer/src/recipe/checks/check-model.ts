import { formatQuantity, type ImageShape, invalidOption, type OptionProblem, shapeSize } from '@lenet5/core';
import type { AnyImageSet } from '@lenet5/mnist';
import { isAnySet } from '../image-sets.js';
import { modelShapes } from '../model-shapes.js';

/** Checks whether the model takes the images, and whether it has an output for every label. */
export function checkModel(model: unknown, train: unknown, validation: unknown): OptionProblem[] {
  const shapes = modelShapes(model);
  if (!shapes) return [];
  const { input, output } = shapes;
  const problems: OptionProblem[] = [];
  if (output.length !== 1)
    problems.push(invalidOption('model.outputs', output, 'a model with one probability per class'));
  const classes = output[0] ?? 0;
  for (const [option, images] of [['data.train', train] as const, ['data.validation', validation] as const]) {
    if (isAnySet(images)) problems.push(...checkImages(option, images, input, classes));
  }
  return problems;
}

/** The module does not load the MNIST package, so the shape of its images, the default, is a constant here. */
const MNIST_SHAPE: ImageShape = [28, 28, 1];

function checkImages(
  option: string,
  set: AnyImageSet,
  input: readonly number[],
  classes: number,
): OptionProblem[] {
  const { labels, count, shape = MNIST_SHAPE } = set;
  const size = shapeSize(shape);
  if ('images' in set && set.images.length !== count * size) {
    return [invalidOption(`${option}.images.length`, set.images.length, `${size} pixels per image`)];
  }
  if (size !== shapeSize(input) || (input.length === 3 && String(input) !== String(shape))) {
    return [
      invalidOption(
        'model.inputs',
        input,
        `a model that takes ${shape.join('×')} pixels, as the images of ${option} have`,
      ),
    ];
  }
  let highest = 0;
  for (const label of labels) highest = Math.max(highest, label);
  if (highest < classes) return [];
  return [
    invalidOption(
      `${option}.labels`,
      highest,
      `labels below ${classes}, the number of classes of the model, or a model of ${formatQuantity(highest + 1, 'class', 'classes')}`,
    ),
  ];
}
