import { formatValue, type OptionProblem } from '@lenet5/core';
import { RECIPE, type RecipeKey } from '../../recipe.js';
import type { RecipeOption } from '../../recipe-option.js';
import type { OptionSyntax, RecipeValues } from '../../recipe-values.js';

/** Which distortions an option needs: without any of them it has no effect. */
const NEEDED_DISTORTIONS: Readonly<Partial<Record<RecipeKey, readonly RecipeKey[]>>> = {
  elasticSigma: ['elastic'],
  fadeStart: ['rotation', 'scale', 'shear', 'shift', 'elastic'],
  finalStrength: ['rotation', 'scale', 'shear', 'shift', 'elastic'],
};

/** Options of the augmentation without the distortions that they refer to. */
export function findIdleAugmentation(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  return Object.entries(NEEDED_DISTORTIONS).flatMap(([name, needed]) => {
    const key = name as RecipeKey;
    const { spec }: RecipeOption = RECIPE[key];
    const isGiven = values[key] !== undefined && values[key] !== spec.default;
    if (!isGiven || needed.some((one) => Boolean(values[one]))) return [];
    const option = spell(key);
    return {
      option,
      problem: `${option} has no effect without distortions`,
      found: formatValue(values[key]),
      remedy: `use it with ${needed.map((one) => spell(one)).join(', ')}, or omit it`,
    };
  });
}
