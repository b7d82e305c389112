import { isApplicable } from '@lenet5/trainer/recipe';
import { CONFIG_OPTIONS, givenValues, specOf, type TrainConfig } from './train-config.js';

/** The content of a `config.json`, in which options that apply to the run and were not given have their defaults instead of null. */
export function withAppliedDefaults(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const values = givenValues(config as TrainConfig);
  const defaults = CONFIG_OPTIONS.filter(([key, { group }]) => {
    // The layers of `--from` are those of its file.
    const isOfFile = group === 'network' && values.from !== undefined;
    return config[key] === null && !isOfFile && isApplicable(key, values);
  }).map(([key]) => [key, specOf(key).default ?? null] as const);
  return { ...config, ...Object.fromEntries(defaults) };
}
