import type { OptionProblem, OptionSpec } from '@lenet5/core';
import type { RecipeKey } from './recipe.js';

/** Values by key; undefined stands for an option that was not given. */
export type RecipeValues = Readonly<Partial<Record<RecipeKey, unknown>>>;

/** How a caller writes options. */
export interface OptionSyntax {
  /** The name of an option: `learningRate`, `--learning-rate`, `Learning rate`. */
  readonly spell: (key: RecipeKey) => string;
  /** Specs of options whose values the caller writes in another form, such as `10m` for 600 seconds. */
  readonly specs?: Readonly<Partial<Record<RecipeKey, OptionSpec>>>;
}

/** Finds what is wrong with values that are valid on their own. */
export type FindProblems = (values: RecipeValues, syntax: OptionSyntax) => OptionProblem[];
