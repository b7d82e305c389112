import { basename } from 'node:path';
import { nearestName, type OptionSpec } from '@lenet5/core';
import { UsageError } from '../../errors/usage-error.js';
import { optionText } from '../train/config/changed-options.js';
import { flagName } from '../train/config/flag-name.js';
import { CONFIG_OPTIONS, specOf } from '../train/config/train-config.js';
import type { ListedRun } from './listed-run.js';

/** A value of a run that `--filter` and `--sort` know; undefined if the run does not have it. */
export type FieldValue = string | number | undefined;

/** A field of a run: a score, a property or an option. */
export interface RunField {
  /** As the user writes it: `best`, or a flag of `lenet5 train` without its dashes. */
  readonly name: string;
  /** The values of the field; absent if it can be any text. */
  readonly spec?: OptionSpec;
  read(run: ListedRun): FieldValue;
}

/** The fields that are not options. */
const PROPERTIES: readonly RunField[] = [
  { name: 'name', read: ({ folder }) => basename(folder) },
  { name: 'best', spec: { type: 'number' }, read: ({ best }) => best?.value },
  { name: 'status', read: ({ status }) => status },
  { name: 'time', spec: { type: 'number' }, read: ({ seconds }) => seconds },
  { name: 'started', read: ({ startedAt }) => startedAt },
  { name: 'engine', read: ({ start }) => start?.engine },
  { name: 'threads', spec: { type: 'number' }, read: ({ start }) => start?.threads },
];

/** The name of an option in `--filter`, `--sort`, `--columns` and the table: its flag without dashes. */
export function optionName(key: string): string {
  return flagName(key).slice('--'.length);
}

/** The value of an option as it is compared: numbers as numbers, lists as their text. */
export function optionValue({ config }: ListedRun, key: string): FieldValue {
  const value = config?.[key];
  if (value === null || value === undefined) return undefined;
  return typeof value === 'number' ? value : optionText(value);
}

const OPTIONS: readonly (RunField & { readonly key: string })[] = CONFIG_OPTIONS.map(([key]) => ({
  name: optionName(key),
  key,
  spec: specOf(key),
  read: (run: ListedRun) => optionValue(run, key),
})).filter(({ name }) => !PROPERTIES.some((property) => property.name === name));

const FIELDS: readonly RunField[] = [...PROPERTIES, ...OPTIONS];

/** The names of all fields, for completion. */
export const FIELD_NAMES: readonly string[] = FIELDS.map(({ name }) => name);

/** The names of the fields that are options. */
export const OPTION_NAMES: readonly string[] = OPTIONS.map(({ name }) => name);

/**
 * Finds a field by its name.
 *
 * @param flag the flag whose value names it, for messages.
 * @throws UsageError if there is none.
 */
export function findField(name: string, flag: string): RunField {
  const field = FIELDS.find((one) => one.name === name);
  if (field) return field;
  const properties = PROPERTIES.map((property) => property.name).join(', ');
  const similar = nearestName(name, FIELD_NAMES);
  throw new UsageError({
    problem: `${flag} names no field of a run`,
    found: name,
    remedy:
      similar === undefined
        ? `use ${properties}, or an option of train, such as learning-rate`
        : `did you mean ${similar}?`,
  });
}

/** The key in `config.json` of an option that `--columns` names. Throws UsageError if there is none. */
export function findOption(name: string, flag: string): string {
  const option = OPTIONS.find((one) => one.name === name);
  if (option) return option.key;
  const similar = nearestName(name, OPTION_NAMES);
  throw new UsageError({
    problem: `${flag} names no option of train`,
    found: name,
    remedy: similar === undefined ? 'use names such as learning-rate,batch-size' : `did you mean ${similar}?`,
  });
}
