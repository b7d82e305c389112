import type { OptionValue } from '@lenet5/core';
import { AUGMENTATION_OPTIONS } from './declarations/augmentation-options.js';
import { DATA_OPTIONS } from './declarations/data-options.js';
import { DISTILLATION_OPTIONS } from './declarations/distillation-options.js';
import { ENGINE_OPTIONS } from './declarations/engine-options.js';
import { NETWORK_OPTIONS } from './declarations/network-options.js';
import { RUN_OPTIONS } from './declarations/run-options.js';
import { SCHEDULE_OPTIONS } from './declarations/schedule-options.js';
import { TRAINING_OPTIONS } from './declarations/training-options.js';
import type { RecipeOption } from './recipe-option.js';

/**
 * Every training option, declared once. The keys are those of the command line and of `config.json`; `path` is where
 * `train()` takes the option. An option with `when` applies only beside the given values of another option;
 * see `isApplicable()`.
 */
export const RECIPE: typeof DATA_OPTIONS &
  typeof NETWORK_OPTIONS &
  typeof TRAINING_OPTIONS &
  typeof AUGMENTATION_OPTIONS &
  typeof DISTILLATION_OPTIONS &
  typeof SCHEDULE_OPTIONS &
  typeof RUN_OPTIONS &
  typeof ENGINE_OPTIONS = {
  ...DATA_OPTIONS,
  ...NETWORK_OPTIONS,
  ...TRAINING_OPTIONS,
  ...AUGMENTATION_OPTIONS,
  ...DISTILLATION_OPTIONS,
  ...SCHEDULE_OPTIONS,
  ...RUN_OPTIONS,
  ...ENGINE_OPTIONS,
};

/** The key of a training option. */
export type RecipeKey = keyof typeof RECIPE;

/** The type of an option's value. */
export type RecipeValue<Key extends RecipeKey> = OptionValue<(typeof RECIPE)[Key]['spec']>;

/** Every option with its key, in the order of declaration. */
export const RECIPE_OPTIONS: readonly (readonly [RecipeKey, RecipeOption])[] = entriesOf(RECIPE);

function entriesOf<Key extends string>(
  table: Readonly<Record<Key, RecipeOption>>,
): readonly (readonly [Key, RecipeOption])[] {
  return Object.entries(table) as [Key, RecipeOption][];
}
