import type { OptionSpec } from '@lenet5/core';
import { type RECIPE, RECIPE_OPTIONS, type RecipeKey, type RecipeOption } from '@lenet5/trainer/recipe';

/**
 * Options of the command line that a sweep sets itself, because they belong to the machine or to the whole sweep, or that need
 * files that only one machine has.
 */
const OF_THE_SWEEP = [
  'from',
  'inputMean',
  'inputStd',
  'freeze',
  'data',
  'validation',
  'classWeights',
  'maxTime',
  'checkpointEvery',
  'engine',
  'threads',
  'kernels',
  'seed',
  'teacher',
  'teacherWeight',
  'temperature',
] as const;

/** The networks that a sweep trains, by the names of `lenet5 train`. A worker reads no model file: a path is not in the database. */
export const NETWORKS = ['lenet5', 'lenet5-1998'] as const;

/** How a sweep writes options that `train()` takes in another form. */
export const SWEEP_SPECS: { readonly model: OptionSpec } = {
  model: { type: 'choice', choices: NETWORKS, default: NETWORKS[0] },
};

/** The key of an option that a sweep may vary: every option of `lenet5 train` that belongs to the recipe. */
export type SweepKey = Exclude<
  { [Key in RecipeKey]: 'cli' extends (typeof RECIPE)[Key]['layers'][number] ? Key : never }[RecipeKey],
  (typeof OF_THE_SWEEP)[number]
>;

/** Values of a trial by key. */
export type TrialOptions = Readonly<Partial<Record<SweepKey, string | number | boolean>>> & {
  readonly seed: number;
};

/** The options that a sweep may vary, in the order of the recipe. */
export const SWEEP_OPTIONS: readonly (readonly [SweepKey, RecipeOption])[] = RECIPE_OPTIONS.filter(
  (entry): entry is readonly [SweepKey, RecipeOption] =>
    entry[1].layers.includes('cli') && !OF_THE_SWEEP.some((key) => key === entry[0]),
);
