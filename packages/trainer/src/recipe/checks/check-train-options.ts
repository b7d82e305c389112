import type { OptionProblem } from '@lenet5/core';
import { RECIPE_OPTIONS } from '../recipe.js';
import { findMissing, readTrainValues, spellPath } from '../train-values.js';
import { checkSoftTargets } from './check-distillation.js';
import { checkFreeze } from './check-freeze.js';
import { checkModel } from './check-model.js';
import { checkNormalization } from './check-normalization.js';
import { checkPenalties } from './check-penalties.js';
import { checkRelations, checkValue } from './check-recipe.js';
import { checkWeights } from './check-weights.js';

/** Everything that is wrong with the options of `train()`, in the order in which the recipe declares them. */
export function checkTrainOptions(options: Readonly<Record<string, unknown>>): OptionProblem[] {
  const syntax = { spell: spellPath };
  const { values, problems } = readTrainValues(options);
  const missing = findMissing(options);
  const invalid = RECIPE_OPTIONS.flatMap(([key]) => {
    if (values[key] === undefined && !missing.includes(key)) return [];
    return checkValue(key, values[key], syntax) ?? [];
  });
  const { model, data, validation, normalization, loss, optimizer, teacher, freeze } = values;
  const { classWeights, sampleWeights } = values;
  return [
    ...invalid,
    ...problems,
    ...checkModel(model, data, validation),
    ...checkFreeze(model, freeze),
    ...checkNormalization(model, normalization),
    ...checkPenalties(model, loss, optimizer),
    ...checkWeights(model, data, classWeights, sampleWeights),
    ...checkSoftTargets(model, data, teacher),
    ...checkRelations(values, syntax),
  ];
}
