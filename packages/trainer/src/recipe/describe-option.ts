import { describeValues } from '@lenet5/core';
import { RECIPE, RECIPE_OPTIONS, type RecipeKey } from './recipe.js';
import type { RecipeOption } from './recipe-option.js';
import type { OptionSyntax } from './recipe-values.js';

/** An option in words, for help and documentation. */
export interface OptionDescription {
  /** The option as the caller writes it. */
  readonly name: string;
  /** The valid values: `an integer from 1 to 65536`. */
  readonly values: string;
  /** The default as text; undefined if there is none. */
  readonly default: string | undefined;
  /** One line without a period. */
  readonly doc: string;
  /** When the option applies: `with --optimizer sgd`; undefined if it always applies. */
  readonly when: string | undefined;
}

/**
 * Describes an option in the syntax of a caller.
 *
 * @example
 * ```ts
 * import { describeOption } from '@lenet5/trainer/recipe';
 *
 * const { values, default: standard } = describeOption('batchSize', { spell: (key) => key });
 * console.log(values, standard); // an integer from 1 to 65536 32
 * ```
 */
export function describeOption(key: RecipeKey, syntax: OptionSyntax): OptionDescription {
  const { doc, when, spec: ownSpec }: RecipeOption = RECIPE[key];
  const spec = syntax.specs?.[key] ?? ownSpec;
  const owner = when && RECIPE_OPTIONS.find(([name]) => name === when.option)?.[0];
  return {
    name: syntax.spell(key),
    values: describeValues(spec),
    default: spec.default === undefined ? undefined : String(spec.default),
    doc,
    when:
      when &&
      owner &&
      `with ${[syntax.spell(owner), when.is && describeValues({ type: 'choice', choices: when.is })].filter(Boolean).join(' ')}`,
  };
}
