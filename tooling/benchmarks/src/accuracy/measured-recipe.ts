import { formatReport } from '@lenet5/core';
import type { RecipeName } from '@lenet5/trainer';
import {
  checkRelations,
  checkValue,
  NAMED_RECIPES,
  RECIPE,
  type RecipeKey,
  type RecipeValues,
} from '@lenet5/trainer/recipe';
import { InvalidArgumentError } from 'commander';

const SYNTAX = { spell: (key: RecipeKey) => key };

/** Reads `key=value` and adds it to the options read before. @throws InvalidArgumentError of commander */
export function readChange(text: string, earlier: RecipeValues = {}): RecipeValues {
  const [name = '', value = ''] = text.split('=', 2);
  const key = Object.keys(RECIPE).find((one): one is RecipeKey => one === name);
  if (!key) throw new InvalidArgumentError(`${name} is not an option of a recipe.`);
  const isNumber = value !== '' && Number.isFinite(Number(value));
  const read = isNumber ? Number(value) : value;
  const problem = checkValue(key, read, SYNTAX);
  if (problem) throw new InvalidArgumentError(formatReport(problem));
  return { ...earlier, [key]: read };
}

/**
 * The options of a named recipe with changes.
 * @param hasTeachers whether the networks learn from teachers, so that options of the distillation apply.
 * @throws InvalidArgumentError of commander if they do not apply beside each other
 */
export function changedRecipe(
  name: RecipeName,
  changes: RecipeValues = {},
  hasTeachers = false,
): RecipeValues {
  const options = { ...NAMED_RECIPES[name].options, ...changes };
  const [problem] = checkRelations({ ...options, ...(hasTeachers && { teacher: true }) }, SYNTAX);
  if (problem) throw new InvalidArgumentError(formatReport(problem));
  return options;
}
