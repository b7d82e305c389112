import { dependentDefaults, NAMED_RECIPES, type NamedRecipe } from '@lenet5/trainer/recipe';
import { currentInvocation, quoteWord } from '../../../invocation.js';
import { flagName } from './flag-name.js';
import { CONFIG_OPTIONS, DEFAULT_CONFIG, type TrainConfig } from './train-config.js';

/** The content of a `config.json`, which another version of lenet5 may have written. */
export type SavedConfig = Readonly<Record<string, unknown>>;

/** An option of a run and its value. */
export type SavedOption = readonly [key: string, value: unknown];

/** The options of a saved run that are given, in the order of the recipe: those that are neither null nor absent. */
export function givenOptions(config: SavedConfig): SavedOption[] {
  return CONFIG_OPTIONS.map(([key]) => [key, config[key]] as const).filter(
    ([, value]) => value !== null && value !== undefined,
  );
}

/** Whether two values of an option are equal; null and absent are. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The options of a saved run that differ from the defaults, and from those of its named recipe if it has one. */
export function changedOptions(config: SavedConfig): SavedOption[] {
  const standard = standardOptions(config);
  return givenOptions(config).filter(([key, value]) => !isSameValue(value, standard[key]));
}

/** The options that a run with this model, optimizer and named recipe has if no other flag is given. */
function standardOptions(config: SavedConfig): SavedConfig {
  const { model, optimizer }: Partial<TrainConfig> = Object.fromEntries(givenOptions(config));
  const recipes: Readonly<Record<string, NamedRecipe>> = NAMED_RECIPES;
  const named = Object.hasOwn(recipes, String(config.recipe)) ? recipes[String(config.recipe)] : undefined;
  return {
    ...DEFAULT_CONFIG,
    ...dependentDefaults({ ...(model && { model }), ...(optimizer && { optimizer }) }),
    ...named?.options,
  };
}

/** The value of an option as the command line writes it: lists with commas. */
export function optionText(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** The command that repeats a run, ready to paste. */
export function commandOf(config: SavedConfig): string {
  const flags = changedOptions(config).flatMap(([key, value]) => [
    flagName(key),
    // Teachers are separate words.
    ...(key === 'teacher' && Array.isArray(value) ? value.map(String) : [optionText(value)]).map(quoteWord),
  ]);
  return [currentInvocation(), 'train', ...flags].join(' ');
}
