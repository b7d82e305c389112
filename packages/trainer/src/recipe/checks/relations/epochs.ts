import { formatValue, type OptionProblem } from '@lenet5/core';
import { RECIPE } from '../../recipe.js';
import type { OptionSyntax, RecipeValues } from '../../recipe-values.js';

/** A warm-up as long as the run never reaches the peak. */
export function findEndlessWarmup(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  const { warmupEpochs: found, epochs = RECIPE.epochs.spec.default } = values;
  if (typeof found !== 'number' || typeof epochs !== 'number' || found < epochs) return [];
  const option = spell('warmupEpochs');
  return [
    {
      option,
      problem: `${option} is as long as the run`,
      found: formatValue(found),
      remedy: `use a number less than ${epochs}, the epochs of the run`,
    },
  ];
}

/** Early stopping and plateaus compare metrics of the validation images. */
export function findBlindMonitors(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  if (values.validation !== undefined) return [];
  return (['plateau', 'earlyStopping'] as const).flatMap((key) => {
    if (values[key] === undefined) return [];
    const option = spell(key);
    return {
      option,
      problem: `${option} needs validation images`,
      found: formatValue(values[key]),
      remedy: `provide them with ${spell('validation')}, or omit ${option}`,
    };
  });
}
