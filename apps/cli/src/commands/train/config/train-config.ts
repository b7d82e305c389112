import type { OptionSpec } from '@lenet5/core';
import {
  dependentDefaults,
  type OptionSyntax,
  RECIPE,
  RECIPE_OPTIONS,
  type RecipeKey,
  type RecipeOption,
  type RecipeValue,
  type RecipeValues,
} from '@lenet5/trainer/recipe';
import type { Duration } from '../../../flags/duration.js';
import { TEXT_FORMS, type TextForm } from './text-forms.js';

/** The images to validate on after each epoch: the test images, N images split off the training images, or none. */
type Validation = 'test' | 'none' | `split:${number}`;

/** The interval of checkpoints: a number of epochs; or a time or a number of steps, in addition to each epoch. */
export type CheckpointEvery = number | Duration | `${number}steps`;

/** The options whose values the command line writes in another form than `train()`. */
interface TextValues {
  /** A name, or the absolute path of a model file. */
  readonly model: string;
  /** The absolute path of a model. */
  readonly from: string;
  readonly inputMean: readonly number[];
  readonly inputStd: readonly number[];
  readonly freeze: readonly string[];
  readonly data: string;
  readonly validation: Validation;
  readonly classWeights: readonly number[] | 'balanced';
  /** The absolute paths of models. */
  readonly teacher: readonly string[];
  readonly maxTime: Duration;
  readonly checkpointEvery: CheckpointEvery;
}

type Declaration<Key extends RecipeKey> = (typeof RECIPE)[Key];

/** The options of the recipe that `lenet5 train` has as flags. */
export type ConfigKey = {
  [Key in RecipeKey]: 'cli' extends Declaration<Key>['layers'][number] ? Key : never;
}[RecipeKey];

/** The value of an option that is given. */
export type ConfigValue<Key extends ConfigKey> = Key extends keyof TextValues
  ? TextValues[Key]
  : RecipeValue<Key>;

/** Options without a value by default. */
type OptionalKey = Exclude<
  {
    [Key in ConfigKey]: Declaration<Key> extends {
      readonly when: { readonly option: unknown; readonly unless?: never };
    }
      ? Key
      : Declaration<Key>['spec'] extends { readonly default: unknown }
        ? never
        : Key;
  }[ConfigKey],
  'model' | 'data' | 'validation'
>;

/**
 * Everything that determines what a run computes: the content of the run folder's `config.json`. `RECIPE` documents the
 * options. Null means that the flag was not given and that the default, if any, applies.
 */
export type TrainConfig = {
  readonly [Key in ConfigKey]: ConfigValue<Key> | (Key extends OptionalKey ? null : never);
};

/** The options of `lenet5 train` that belong to the recipe, in the order of the recipe. */
export const CONFIG_OPTIONS: readonly (readonly [ConfigKey, RecipeOption])[] = RECIPE_OPTIONS.filter(
  (entry): entry is readonly [ConfigKey, RecipeOption] => entry[1].layers.includes('cli'),
);

/** The text form of an option that has one. */
export function textForm(key: string): TextForm | undefined {
  return Object.entries(TEXT_FORMS).find(([name]) => name === key)?.[1];
}

/** The valid values of an option in a config. */
export function specOf(key: ConfigKey): OptionSpec {
  return textForm(key)?.spec ?? RECIPE[key].spec;
}

/** How the command line or a file writes options; `spell` is the name that it gives them. */
export function configSyntax(spell: OptionSyntax['spell']): OptionSyntax {
  return { spell, specs: Object.fromEntries(CONFIG_OPTIONS.map(([key]) => [key, specOf(key)])) };
}

/** The reference recipe: LeNet-5, ten epochs of Adam on all of MNIST, validated on the test images. */
export const DEFAULT_CONFIG: TrainConfig = Object.fromEntries(
  CONFIG_OPTIONS.map(([key, { when }]) => [
    key,
    when && when.unless === undefined ? null : (specOf(key).default ?? null),
  ]),
) as TrainConfig;

/** The config of a run with these options: the others have their defaults. */
export function withDefaults(given: Partial<TrainConfig>): TrainConfig {
  return { ...DEFAULT_CONFIG, ...dependentDefaults(given), ...given };
}

/** The values of a config that are given, and that apply to a run. */
export function givenValues(config: TrainConfig): RecipeValues {
  const entries = Object.entries(config).filter(
    ([key, value]) => value !== null && !(key === 'validation' && value === 'none'),
  );
  return Object.fromEntries(entries);
}
