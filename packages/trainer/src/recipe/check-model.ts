import { invalidOption, type OptionProblem } from '@lenet5/core';
import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { isImageSet } from './image-sets.js';
import { modelShapes } from './model-shapes.js';

/** Checks whether the model takes the images, and whether it has an output for every label. */
export function checkModel(model: unknown, train: unknown, validation: unknown): OptionProblem[] {
  const shapes = modelShapes(model);
  if (!shapes) return [];
  const { input, output } = shapes;
  const problems: OptionProblem[] = [];
  if (input.reduce((product, size) => product * size, 1) !== PIXELS) {
    problems.push(invalidOption('model.inputs', input, 'a model that takes 28×28×1 pixels'));
  }
  if (output.length !== 1)
    problems.push(invalidOption('model.outputs', output, 'a model with one probability per class'));
  const classes = output[0] ?? 0;
  for (const [option, images] of [['data.train', train] as const, ['data.validation', validation] as const]) {
    if (isImageSet(images)) problems.push(...checkImages(option, images, classes));
  }
  return problems;
}

function checkImages(option: string, { images, labels, count }: ImageSet, classes: number): OptionProblem[] {
  if (images.length !== count * PIXELS) {
    return [invalidOption(`${option}.images.length`, images.length, `${PIXELS} pixels per image`)];
  }
  const highest = labels.reduce((most, label) => Math.max(most, label), 0);
  if (highest < classes) return [];
  return [
    invalidOption(`${option}.labels`, highest, `labels below ${classes}, the number of classes of the model`),
  ];
}
