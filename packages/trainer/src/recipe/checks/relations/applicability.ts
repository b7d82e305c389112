import { checkOption, describeValues, formatValue, type OptionProblem } from '@lenet5/core';
import { RECIPE, RECIPE_OPTIONS, type RecipeKey } from '../../recipe.js';
import type { RecipeOption } from '../../recipe-option.js';
import type { OptionSyntax, RecipeValues } from '../../recipe-values.js';

/**
 * Whether an option applies, given the values of the others: `momentum` does not apply with the optimizer adam. With an
 * invalid value of the other option, or without a value of one that has no default, every option applies.
 *
 * @example
 * ```ts
 * import { isApplicable } from '@lenet5/trainer/recipe';
 *
 * console.log(isApplicable('momentum', { optimizer: 'sgd' })); // true
 * console.log(isApplicable('momentum', {})); // false
 * ```
 */
export function isApplicable(key: RecipeKey, values: RecipeValues): boolean {
  const { when }: RecipeOption = RECIPE[key];
  const owner = when && ownerOf(when.option);
  if (!owner) return true;
  const [ownerKey, { spec }] = owner;
  const found = values[ownerKey] ?? spec.default;
  if (!when.is) return found !== undefined;
  // A caller can write the values of an option with a custom spec in another form, such as the name of a model.
  const isInvalid = found === undefined || (spec.type !== 'custom' && checkOption('', spec, found));
  return Boolean(isInvalid) || when.is.some((one) => one === found);
}

/**
 * The keys of the given options that do not apply, given the values of the others.
 *
 * @example
 * ```ts
 * import { inapplicableOptions } from '@lenet5/trainer/recipe';
 *
 * console.log(inapplicableOptions({ optimizer: 'adam', momentum: 0.9 })); // [ 'momentum' ]
 * ```
 */
export function inapplicableOptions(values: RecipeValues): RecipeKey[] {
  return RECIPE_OPTIONS.filter(([key, { when }]) => {
    const value = values[key];
    return value !== undefined && value !== when?.unless && !isApplicable(key, values);
  }).map(([key]) => key);
}

const ownerOf = (option: string): readonly [RecipeKey, RecipeOption] | undefined =>
  RECIPE_OPTIONS.find(([name]) => name === option);

/** Options that do not apply with the values of the others. */
export function findInapplicable(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  return inapplicableOptions(values).flatMap((key) => {
    const { when }: RecipeOption = RECIPE[key];
    const owner = when && ownerOf(when.option);
    if (!owner) return [];
    const [ownerKey, { spec }] = owner;
    const [option, name] = [spell(key), spell(ownerKey)];
    const condition = when.is ? `to ${name} ${String(values[ownerKey] ?? spec.default)}` : `without ${name}`;
    return {
      option,
      problem: `${option} does not apply ${condition}`,
      found: formatValue(values[key]),
      remedy: `use it with ${[name, when.is && describeValues({ type: 'choice', choices: when.is })].filter(Boolean).join(' ')}, or omit it`,
    };
  });
}
