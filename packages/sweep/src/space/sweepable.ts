import { type RECIPE, RECIPE_OPTIONS, type RecipeKey, type RecipeOption } from '@lenet5/trainer/recipe';

/**
 * Options of the command line that a sweep sets itself, because they belong to the machine or to the whole sweep, or that need
 * files that only one machine has.
 */
const OF_THE_SWEEP = [
  'data',
  'validation',
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
