import { findUnknownOptions, type OptionProblem } from '@lenet5/core';
import {
  checkRelations,
  checkValue,
  NAMED_RECIPES,
  type OptionSyntax,
  RECIPE,
  type RecipeName,
} from '@lenet5/trainer/recipe';
import { InvalidSweepError } from '../errors/invalid-sweep-error.js';
import { checkSpace } from './check-space.js';
import { drawSamples } from './draw.js';
import type { Space, SpaceValue } from './space.js';
import { NETWORKS, SWEEP_OPTIONS, SWEEP_SPECS, type SweepKey, type TrialOptions } from './sweepable.js';

const DEFAULT_SAMPLES = 10;

/** The seed of a space without seeds: the default of `train()`. */
const DEFAULT_SEEDS = [42];

type Values = Readonly<Record<string, SpaceValue>>;

/**
 * The options of every trial of a space: for each setting, one trial per seed. Each is checked as `lenet5 train` checks its
 * flags.
 *
 * @param spell How messages name an option. Default: its key.
 * @throws InvalidSweepError
 *
 * @example
 * ```ts
 * import { expandSpace } from '@lenet5/sweep/space';
 *
 * const trials = expandSpace({ grid: { optimizer: ['adam', 'adamw'] }, seeds: [1, 2] });
 * console.log(trials.length, trials[3]); // 4 { optimizer: 'adamw', seed: 2 }
 * ```
 */
export function expandSpace(space: Space, spell: OptionSyntax['spell'] = (key) => key): TrialOptions[] {
  checkSpace(space);
  const {
    options = {},
    grid = {},
    random = {},
    samples = DEFAULT_SAMPLES,
    sampleSeed = 1,
    seeds = DEFAULT_SEEDS,
  } = space;
  const isRandom = Object.keys(random).length > 0;
  const draws: Values[] = isRandom ? drawSamples(random, samples, sampleSeed) : [{}];
  const settings = draws.flatMap((drawn) =>
    combine(grid).map((chosen) => ({ ...options, ...chosen, ...drawn })),
  );
  const trials = settings.flatMap((setting) => seeds.map((seed) => ({ ...withRecipe(setting), seed })));
  const unique = [...new Map(trials.map((trial) => [settingKey(trial) + trial.seed, trial])).values()];
  for (const trial of unique) checkTrialOptions(trial, spell);
  return unique;
}

/**
 * Checks the options of one trial, as they are read from a database, too: only known options with valid values pass.
 *
 * @throws InvalidSweepError
 */
export function checkTrialOptions(trial: object, spell: OptionSyntax['spell'] = (key) => key): void {
  const syntax = { spell, specs: SWEEP_SPECS };
  const known = [...SWEEP_OPTIONS.map(([key]) => key), 'seed'];
  const entries = Object.entries(trial);
  const invalid = (entries as [SweepKey, unknown][])
    .filter(([key]) => known.includes(key))
    .map(([key, value]) => checkValue(key, value, syntax));
  // The held-out images are always there, so early stopping is possible.
  const values = { model: NETWORKS[0], ...trial, validation: true };
  const problems: (OptionProblem | undefined)[] = [...findUnknownOptions(trial, known), ...invalid];
  const found = problems.find(Boolean) ?? checkRelations(values, syntax)[0];
  if (found) throw new InvalidSweepError(found);
}

/** A text that two trials share if their options are the same, except for the seed. */
export function settingKey(trial: TrialOptions): string {
  const { seed, ...setting } = trial;
  const entries = Object.entries(setting).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries));
}

/** Every combination of the values of a grid; the last option varies fastest. */
function combine(grid: NonNullable<Space['grid']>): Values[] {
  let combinations: Values[] = [{}];
  for (const [key, values = []] of Object.entries(grid)) {
    combinations = combinations.flatMap((one) => values.map((value) => ({ ...one, [key]: value })));
  }
  return combinations;
}

/** Adds the options of a named recipe, as `lenet5 train --recipe` does: those that depend on a given option are left out. */
function withRecipe(setting: Values): Values {
  const { recipe } = setting;
  if (recipe === undefined || !Object.hasOwn(NAMED_RECIPES, String(recipe))) return setting;
  const named = Object.entries(NAMED_RECIPES[recipe as RecipeName].options).filter(([key]) => {
    const option = RECIPE[key as SweepKey];
    const when = 'when' in option ? option.when : undefined;
    const owner = when && setting[when.option];
    return owner === undefined || !when || !('is' in when) || when.is.some((one) => one === owner);
  });
  return { ...Object.fromEntries(named), ...setting };
}
