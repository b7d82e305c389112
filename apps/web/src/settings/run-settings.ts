import { checkOption, type OptionProblem, type OptionSpec } from '@lenet5/core';
import type { TrainOptions } from '@lenet5/trainer';
import {
  checkValue,
  inapplicableOptions,
  isApplicable,
  RECIPE,
  RECIPE_OPTIONS,
  type RecipeKey,
  type RecipeOption,
  type RecipeValue,
  type RecipeValues,
  toTrainOptions,
} from '@lenet5/trainer/recipe';
import { AUGMENTATION, type Augmentation, augmentationValues } from './augmentation.js';
import { OFF, PAGE_SPECS } from './page-specs.js';

/** The options of the recipe that the page has settings for. */
type SettingKey = {
  [Key in RecipeKey]: 'web' extends (typeof RECIPE)[Key]['layers'][number] ? Key : never;
}[RecipeKey];

/** The momentum of the optimizer `momentum`, which is SGD otherwise. */
const MOMENTUM = 0.9;

/** The settings of a run that the user can change: those of the recipe, as far as {@link PAGE_SPECS} allows. */
export type RunSettings = {
  readonly [Key in Exclude<
    SettingKey,
    'limit' | 'optimizer' | 'schedule' | 'clipNorm' | 'plateau'
  >]: RecipeValue<Key>;
} & {
  /** How many of the 60,000 training images to use: `limit` in the recipe. */
  readonly images: number;
  readonly optimizer: Exclude<RecipeValue<'optimizer'>, 'sdlm'> | 'momentum';
  readonly augmentation: Augmentation;
  readonly schedule: Exclude<RecipeValue<'schedule'>, 'lenet5-1998'>;
  readonly clipNorm: RecipeValue<'clipNorm'> | typeof OFF;
  readonly plateau: RecipeValue<'plateau'> | typeof OFF;
};

/** A setting, with what the recipe says about it. */
export interface Setting {
  readonly name: keyof RunSettings;
  /** The key of the option in the recipe; undefined for the augmentation, which sets several. */
  readonly option?: SettingKey;
  readonly label: string;
  readonly spec: OptionSpec;
}

/** The settings in the order of the recipe, and the augmentation. */
export const SETTINGS: readonly Setting[] = [
  ...RECIPE_OPTIONS.filter(isSetting).map(([key, { label = key }]) => ({
    name: key === 'limit' ? ('images' as const) : key,
    option: key,
    label,
    spec: specOf(key),
  })),
  { name: 'augmentation', label: 'Augmentation', spec: AUGMENTATION },
];

/** The settings of the reference run. */
export const REFERENCE_SETTINGS: RunSettings = Object.fromEntries(
  SETTINGS.map(({ name, spec }) => [name, spec.default]),
) as RunSettings;

/** The settings that cannot change once training has started. */
export const FIXED_SETTINGS: readonly (keyof RunSettings)[] = [
  'batchSize',
  'images',
  'seed',
  'optimizer',
  'augmentation',
  'clipNorm',
  'l2',
];

/** What is wrong with a value of a setting; undefined if it is valid. */
export function checkSetting({ option, label, spec }: Setting, value: unknown): OptionProblem | undefined {
  if (option === undefined) return checkOption(label, spec, value);
  return checkValue(option, value, { spell: () => label, specs: { [option]: spec } });
}

/** The value of a setting in the text of an address. A text that is no number stays a text, which is invalid. */
export function readValue({ spec }: Setting, text: string): string | number {
  const isNumber = spec.type === 'integer' || spec.type === 'number';
  return isNumber && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/**
 * Reads settings from the parameters of an address. A setting that is missing, is invalid or does not apply has its
 * reference value; `unusedSettings()` lists the latter two.
 */
export function parseSettings(params: Readonly<Record<string, string>>): RunSettings {
  const entries = SETTINGS.map((setting) => {
    const value = readValue(setting, params[setting.name] ?? '');
    return [setting.name, checkSetting(setting, value) ? setting.spec.default : value];
  });
  return applicableSettings(Object.fromEntries(entries) as RunSettings);
}

/** The settings as parameters of an address. A setting with its reference value is null: it is not in the address. */
export function settingsParams(settings: RunSettings): Record<keyof RunSettings, string | null> {
  const entries = Object.entries(settings).map(([name, value]) => [
    name,
    value === REFERENCE_SETTINGS[name as keyof RunSettings] ? null : String(value),
  ]);
  return Object.fromEntries(entries) as Record<keyof RunSettings, string | null>;
}

/** The settings as options of the trainer, without those that do not apply. */
export function trainerOptions(settings: RunSettings): Partial<TrainOptions> {
  const values = recipeValues(settings);
  const dropped = new Set<string>(inapplicableOptions(values));
  return toTrainOptions(Object.fromEntries(Object.entries(values).filter(([key]) => !dropped.has(key))));
}

/** Whether a setting applies, given the others: the tfjs engine has no choice of kernels. */
export function appliesTo({ option }: Setting, settings: RunSettings): boolean {
  return option === undefined || isApplicable(option, recipeValues(settings));
}

/** The settings, with the reference value in place of each value that does not apply. */
export function applicableSettings(settings: RunSettings): RunSettings {
  const keys = inapplicableOptions(recipeValues(settings));
  const dropped = SETTINGS.filter(({ option }) => option !== undefined && keys.includes(option));
  return { ...settings, ...Object.fromEntries(dropped.map(({ name, spec }) => [name, spec.default])) };
}

function recipeValues({ images, optimizer, augmentation, ...values }: RunSettings): RecipeValues {
  const descent = optimizer === 'momentum' ? { optimizer: 'sgd', momentum: MOMENTUM } : { optimizer };
  const given = Object.entries(values).filter(([, value]) => value !== OFF);
  return { ...Object.fromEntries(given), ...descent, ...augmentationValues(augmentation) };
}

function isSetting(entry: readonly [RecipeKey, RecipeOption]): entry is readonly [SettingKey, RecipeOption] {
  return entry[1].layers.includes('web');
}

function specOf(key: SettingKey): OptionSpec {
  const specs: Readonly<Partial<Record<RecipeKey, OptionSpec>>> = PAGE_SPECS;
  return specs[key] ?? RECIPE[key].spec;
}
