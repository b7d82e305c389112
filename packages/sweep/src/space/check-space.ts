import {
  checkOption,
  findUnknownOptions,
  formatValue,
  type OptionProblem,
  type OptionSpec,
} from '@lenet5/core';
import { RECIPE } from '@lenet5/trainer/recipe';
import { InvalidSweepError } from '../errors/invalid-sweep-error.js';
import type { Space } from './space.js';
import { SWEEP_OPTIONS } from './sweepable.js';

const KEYS = ['options', 'grid', 'random', 'samples', 'sampleSeed', 'seeds'];
const DISTRIBUTIONS = ['uniform', 'logUniform', 'choice'];

/** More trials than this are a mistake in the space rather than a plan. */
const MOST_TRIALS = 100_000;

const LIST: OptionSpec = {
  type: 'custom',
  expected: 'a list with at least one value',
  accepts: (value) => Array.isArray(value) && value.length > 0,
};

const COUNT: OptionSpec = { type: 'integer', min: 1, max: MOST_TRIALS };

/** Throws InvalidSweepError unless the shape of a space is valid; the values of its options are checked per trial. */
export function checkSpace(space: Space): void {
  const { options = {}, grid = {}, random = {}, samples, sampleSeed, seeds } = space;
  const known = SWEEP_OPTIONS.map(([key]) => key);
  const problem =
    findUnknownOptions(space, KEYS)[0] ??
    findUnknownOptions(options, known)[0] ??
    findUnknownOptions(grid, known)[0] ??
    findUnknownOptions(random, known)[0] ??
    check('samples', COUNT, samples) ??
    check('sampleSeed', RECIPE.seed.spec, sampleSeed) ??
    check('seeds', LIST, seeds) ??
    (seeds ?? []).map((seed) => check('seeds', RECIPE.seed.spec, seed)).find(Boolean) ??
    Object.entries(grid)
      .map(([key, values]) => check(key, LIST, values))
      .find(Boolean) ??
    Object.entries(random)
      .map(([key, value]) => checkDistribution(key, value))
      .find(Boolean) ??
    findTooMany(space);
  if (problem) throw new InvalidSweepError(problem);
}

function check(name: string, spec: OptionSpec, value: unknown): OptionProblem | undefined {
  return value === undefined ? undefined : checkOption(name, spec, value);
}

function checkDistribution(key: string, value: unknown): OptionProblem | undefined {
  const [entry, ...others] = Object.entries(Object(value));
  const [name = '', range] = entry ?? [];
  const isRange =
    Array.isArray(range) &&
    range.length === 2 &&
    range.every(Number.isFinite) &&
    Number(range[0]) < Number(range[1]);
  const isValid =
    others.length === 0 &&
    DISTRIBUTIONS.includes(name) &&
    (name === 'choice' ? Array.isArray(range) && range.length > 0 : isRange) &&
    (name !== 'logUniform' || Number(Object(range)[0]) > 0);
  if (isValid) return undefined;
  return {
    option: key,
    problem: `the distribution of ${key} is invalid`,
    found: formatValue(value),
    remedy: 'use { uniform: [low, high] }, { logUniform: [low, high] } with 0 < low, or { choice: [...] }',
  };
}

function findTooMany({
  grid = {},
  random = {},
  samples = 10,
  seeds = [42],
}: Space): OptionProblem | undefined {
  const draws = Object.keys(random).length > 0 ? samples : 1;
  const sizes = Object.values(grid).map((values) => values?.length ?? 0);
  const trials = sizes.reduce((product, size) => product * size, draws * seeds.length);
  if (trials <= MOST_TRIALS) return undefined;
  return {
    option: 'grid',
    problem: 'the space has too many trials',
    found: String(trials),
    remedy: `use at most ${MOST_TRIALS}`,
  };
}
