import { formatQuantity, invalidOption, type OptionProblem } from '@lenet5/core';
import { isAnySet } from '../image-sets.js';
import { modelShapes } from '../model-shapes.js';

/** Checks the number of class weights against the model, and that of sample weights against the training images. */
export function checkWeights(
  model: unknown,
  train: unknown,
  classWeights: unknown,
  sampleWeights: unknown,
): OptionProblem[] {
  const classes = modelShapes(model)?.output[0];
  return [
    ...(Array.isArray(classWeights) ? checkLength('classWeights', classWeights, classes, 'class') : []),
    ...(ArrayBuffer.isView(sampleWeights) && isAnySet(train)
      ? checkLength('sampleWeights', sampleWeights as Float32Array, train.count, 'training image')
      : []),
  ];
}

function checkLength(
  option: string,
  { length }: ArrayLike<unknown>,
  wanted: number | undefined,
  of: string,
): OptionProblem[] {
  if (wanted === undefined || length === wanted) return [];
  return [invalidOption(`${option}.length`, length, `${formatQuantity(wanted, 'number')}, one per ${of}`)];
}
