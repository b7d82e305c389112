import { checkDistillation, isBuiltIn, type OptionProblem } from '@lenet5/core';
import { describedLayers } from '../described-layer.js';
import { isAnySet } from '../image-sets.js';
import { modelShapes } from '../model-shapes.js';

/**
 * Checks whether soft targets have a row of probabilities per training image, with an entry per class of the model, and whether
 * the model has logits: a temperature does not apply to the penalties before Softmin.
 */
export function checkSoftTargets(model: unknown, train: unknown, targets: unknown): OptionProblem[] {
  const classes = modelShapes(model)?.output[0];
  if (classes === undefined || !isAnySet(train) || !isFloats(targets)) return [];
  if (describedLayers(model).at(-1)?.type === 'Softmin') return [softminProblem()];
  const problem = checkDistillation({ targets }, train.count, classes);
  return problem ? [problem] : [];
}

function softminProblem(): OptionProblem {
  return {
    option: 'distillation',
    problem: 'distillation does not apply to a model that ends in Softmin',
    found: 'soft targets',
    remedy: 'omit it, or use a model that ends in a softmax',
  };
}

const isFloats = (value: unknown): value is Float32Array => isBuiltIn(value, 'Float32Array');
