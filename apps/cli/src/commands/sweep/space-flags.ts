import { type Space, type SpaceValue, SWEEP_OPTIONS, type SweepKey } from '@lenet5/sweep/space';
import { describeOption, type RecipeOption } from '@lenet5/trainer/recipe';
import type { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { withWords, wordsOf } from '../../flags/known-words.js';
import { flagName } from '../train/config/flag-name.js';
import { readFlag } from '../train/config/flag-readers.js';
import { configSyntax } from '../train/config/train-config.js';

/** Lists of values of options, from the flags. */
export type SpaceFlags = Readonly<Partial<Record<SweepKey, readonly SpaceValue[]>>> & {
  readonly seeds?: readonly number[];
};

const MOST_SEEDS = 10_000;

const GROUPS: readonly (readonly [title: string, groups: readonly RecipeOption['group'][]])[] = [
  ['Training (one value or several, separated by commas):', ['data', 'training']],
  ['Augmentation:', ['augmentation']],
  ['Learning rate:', ['schedule']],
  ['Early stopping:', ['run']],
];

/** Adds a flag per option that a sweep may vary. Each takes a list. */
export function addSpaceFlags(command: Command): void {
  for (const [title, groups] of GROUPS) {
    command.optionsGroup(title);
    for (const [key, { group }] of SWEEP_OPTIONS) {
      if (!groups.includes(group)) continue;
      const { doc, values, default: standard } = describeOption(key, configSyntax(flagName));
      const range = standard === undefined ? values : `${values}; default ${standard}`;
      command.option(`${flagName(key)} <x,…>`, `${doc} (${range})`, readList(key));
    }
  }
}

/** Reads `0.001,0.002` with the reader of the flag of `lenet5 train`. */
function readList(key: SweepKey): (text: string) => SpaceValue[] {
  const read: (text: string) => unknown = readFlag[key];
  return withWords((text) => text.split(',').map((part) => read(part.trim()) as SpaceValue), wordsOf(read));
}

/** Reads `1..5`, `1,2,7` or both: `1..3,7`. */
export function readSeeds(text: string): number[] {
  const seeds = text.split(',').flatMap((part) => {
    const [, first, last = first] = /^(\d{1,10})(?:\.\.(\d{1,10}))?$/.exec(part.trim()) ?? [];
    const count = Number(last) - Number(first) + 1;
    if (!(count >= 1 && count <= MOST_SEEDS)) {
      throw UsageError.invalidValue('--seeds', text, `seeds such as 1..5 or 1,2,7, at most ${MOST_SEEDS}`);
    }
    return Array.from({ length: count }, (_, index) => Number(first) + index);
  });
  return [...new Set(seeds)];
}

/** The space of the flags: options with one value are fixed, those with several make a grid. */
export function spaceOf(flags: SpaceFlags): Space {
  const given = SWEEP_OPTIONS.flatMap(([key]) =>
    flags[key] === undefined ? [] : [[key, flags[key]] as const],
  );
  const fixed = given.filter(([, values]) => values.length === 1).map(([key, [value]]) => [key, value]);
  const varied = given.filter(([, values]) => values.length > 1);
  return {
    options: Object.fromEntries(fixed),
    grid: Object.fromEntries(varied),
    ...(flags.seeds && { seeds: flags.seeds }),
  };
}
