import { findUnknownOptions, invalidOption, type OptionProblem } from '@lenet5/core';
import { isRecord } from '../is-record.js';
import { RECIPE, RECIPE_OPTIONS, type RecipeKey } from './recipe.js';
import type { RecipeValues } from './recipe-values.js';

/** What to provide for a nested object that is something else. */
const EXAMPLES: Readonly<Record<string, string>> = {
  data: '{ train, validation }',
  optimizer: "{ name: 'adam' }",
  augmentation: '{ rotation: 8, shift: 1 }',
  distillation: '{ targets }',
  schedule: "{ name: 'constant' }",
  plateau: '{ patience: 3 }',
  earlyStopping: '{ patience: 3 }',
};

/** Options of `train()` by the key of the recipe, and what is wrong with the objects that hold them. */
export interface TrainValues {
  readonly values: RecipeValues;
  readonly problems: readonly OptionProblem[];
}

/** How `train()` writes an option: `schedule.floor`. */
export function spellPath(key: RecipeKey): string {
  const option = RECIPE[key];
  return 'path' in option ? option.path : key;
}

/** Reads the options of `train()` by key. */
export function readTrainValues(options: Readonly<Record<string, unknown>>): TrainValues {
  const values: Partial<Record<RecipeKey, unknown>> = {};
  const problems: OptionProblem[] = [...findUnknown('', options)];
  for (const [parent, example] of Object.entries(EXAMPLES)) {
    const found = options[parent];
    if (isRecord(found)) problems.push(...findUnknown(parent, found));
    else if (found !== undefined || parent === 'data')
      problems.push(invalidOption(parent, found, `an object such as ${example}`));
  }
  const interval = options.checkpointEvery;
  if (isRecord(interval)) problems.push(...findUnknown('checkpointEvery', interval));
  for (const [key, { path }] of RECIPE_OPTIONS) if (path !== undefined) values[key] = valueAt(options, path);
  return { values, problems };
}

/** Required options that are missing: at the top level always, in a nested object if that is given. */
export function findMissing(options: Readonly<Record<string, unknown>>): RecipeKey[] {
  return RECIPE_OPTIONS.filter(([, { path, required }]) => {
    if (!required || path === undefined || valueAt(options, path) !== undefined) return false;
    const [first = '', second] = path.split('.');
    return second === undefined || isRecord(options[first]);
  }).map(([key]) => key);
}

function valueAt(options: Readonly<Record<string, unknown>>, path: string): unknown {
  const [first = '', second] = path.split('.');
  const value = options[first];
  if (second === undefined) return value;
  return isRecord(value) ? value[second] : undefined;
}

/** A field without a declaration is a misspelled option. */
function findUnknown(parent: string, fields: Readonly<Record<string, unknown>>): OptionProblem[] {
  return findUnknownOptions(fields, knownNames(parent), parent);
}

function knownNames(parent: string): string[] {
  const paths = RECIPE_OPTIONS.flatMap(([, { path }]) => (path === undefined ? [] : [path.split('.')]));
  const names =
    parent === ''
      ? paths.map(([first = '']) => first)
      : paths.filter(([first]) => first === parent).flatMap(([, second]) => (second ? [second] : []));
  return [...new Set(names)];
}
