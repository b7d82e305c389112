import { UsageError } from '../../errors/usage-error.js';
import { type WordReader, withWords } from '../../flags/known-words.js';
import { changedOptions, isSameValue } from '../train/config/changed-options.js';
import { CONFIG_OPTIONS } from '../train/config/train-config.js';
import type { ListedRun } from './listed-run.js';
import { findOption, OPTION_NAMES } from './run-fields.js';

/** Options that other columns show, or that change no result. */
const OTHER_COLUMNS: readonly string[] = [
  'model',
  'epochs',
  'engine',
  'threads',
  'kernels',
  'checkpointEvery',
];

/**
 * The options that a list of runs shows as columns, in the order of the recipe: those whose values differ between the runs. What a
 * named recipe implies is not repeated.
 *
 * @returns their keys in `config.json`.
 */
export function variedOptions(runs: readonly ListedRun[]): string[] {
  const configs = runs.flatMap(({ config }) => (config ? [config] : []));
  const changed = new Set(configs.flatMap((config) => changedOptions(config).map(([key]) => key)));
  return CONFIG_OPTIONS.map(([key]) => key).filter(
    (key) =>
      changed.has(key) &&
      !OTHER_COLUMNS.includes(key) &&
      (configs.length === 1 || configs.some((config) => !isSameValue(config[key], configs[0]?.[key]))),
  );
}

function readNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => name === ''))
    throw new UsageError({
      problem: '--columns is empty',
      remedy: 'use names such as learning-rate,batch-size',
    });
  return names.filter((name) => name !== '').map((name) => findOption(name, '--columns'));
}

/** Reads the value of `--columns`: names of options with commas. Returns their keys in `config.json`. */
export const readColumns: WordReader<string[]> = withWords(readNames, OPTION_NAMES);
