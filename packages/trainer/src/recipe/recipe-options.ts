import { checkOption } from '@lenet5/core';
import { InvalidOptionError } from './invalid-option-error.js';
import { NAMED_RECIPES, type RecipeName } from './named-recipes.js';
import { RECIPE } from './recipe.js';
import { toTrainOptions } from './to-train-options.js';
import type { TrainOptions } from './train-options.js';

/**
 * The options of `train()` of a named recipe. Spread them before your own:
 * `train({ ...recipeOptions('best'), model, data })`.
 *
 * @throws InvalidOptionError if no recipe has this name
 *
 * @example
 * ```ts
 * import { recipeOptions } from '@lenet5/trainer';
 *
 * const { epochs, schedule } = recipeOptions('best');
 * console.log(epochs, schedule?.name); // 120 cosine
 * ```
 */
export function recipeOptions(name: RecipeName): Partial<TrainOptions> {
  const problem = checkOption('recipe', RECIPE.recipe.spec, name);
  if (problem) throw new InvalidOptionError(problem);
  return toTrainOptions(NAMED_RECIPES[name].options);
}
