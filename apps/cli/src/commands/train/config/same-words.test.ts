import { InvalidOptionError, type TrainOptions, train } from '@lenet5/trainer';
import { RECIPE, type RecipeKey, type RecipeOption, toTrainOptions } from '@lenet5/trainer/recipe';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../errors/usage-error.js';
import { checkConfig } from './check-config.js';
import { refuseConflicts } from './conflicts.js';
import { flagName } from './flag-name.js';
import { readFlag } from './flag-readers.js';
import { type ConfigKey, DEFAULT_CONFIG, type TrainConfig } from './train-config.js';

const pathOf = (key: RecipeKey): string => {
  const option = RECIPE[key];
  return 'path' in option ? option.path : key;
};

/** What `train()` reports about an option, among what is wrong with a call without model and data. */
function trainerReport(values: Partial<Record<RecipeKey, unknown>>, key: RecipeKey): string | undefined {
  try {
    train(toTrainOptions(values) as TrainOptions);
  } catch (error) {
    if (!InvalidOptionError.isInstance(error)) throw error;
    const problem = error.problems.find(({ option }) => option === pathOf(key));
    return problem && `${problem.problem} (${problem.found}) — ${problem.remedy}`;
  }
  return undefined;
}

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (UsageError.isInstance(error)) return error.message;
    throw error;
  }
  return 'accepted';
}

/** Replaces the names of an option and of those it depends on by their keys. */
function withKeys(
  text: string | undefined,
  key: RecipeKey,
  spell: (key: RecipeKey) => string,
): string | undefined {
  const option: RecipeOption = RECIPE[key];
  const owner = (['optimizer', 'schedule', 'engine'] as const).filter((name) => name === option.when?.option);
  const related: RecipeKey[] = [key, 'validation', ...owner];
  return related.reduce((message, name) => message?.replaceAll(spell(name), `<${name}>`), text);
}

describe('train(), the command line and config files report an invalid value in the same words', () => {
  test.each<[ConfigKey, unknown]>([
    ['epochs', 0],
    ['epochs', 1_000_001],
    ['batchSize', 65_537],
    ['batchSize', 1.5],
    ['batchSize', 'many'],
    ['optimizer', 'lion'],
    ['learningRate', 0],
    ['learningRate', -1],
    ['labelSmoothing', 1],
    ['seed', -1],
    ['seed', 4_294_967_296],
    ['schedule', 'linear'],
    ['earlyStopping', 0],
    ['engine', 'gpu'],
    ['threads', 65],
    ['threads', 'all'],
    ['kernels', 'fast'],
  ])('%s: %j', (key, value) => {
    const flag = messageOf(() => readFlag[key](String(value)));
    const [file] = checkConfig({ [key]: value }, '').problems;
    const expected = withKeys(trainerReport({ [key]: value }, key), key, pathOf);
    expect(expected).toContain(`<${key}> is invalid (`);
    expect(withKeys(flag, key, flagName)).toBe(expected);
    expect(
      withKeys(file && `${file.problem} (${file.found}) — ${file.remedy}`, key, (name) => `"${name}"`),
    ).toBe(expected);
  });

  test.each<[ConfigKey, Partial<TrainConfig>]>([
    ['momentum', { momentum: 0.9 }],
    ['weightDecay', { weightDecay: 0.1, optimizer: 'sgd' }],
    ['rateFloor', { rateFloor: 0.1 }],
    ['dropFactor', { dropFactor: 0.5, schedule: 'cosine' }],
    ['warmupEpochs', { warmupEpochs: 10, schedule: 'cosine' }],
    ['earlyStopping', { earlyStopping: 3, validation: 'none' }],
    ['threads', { engine: 'tfjs', threads: 2 }],
    ['kernels', { engine: 'tfjs', kernels: 'simd' }],
  ])('%s in %j', (key, changes) => {
    const config = { ...DEFAULT_CONFIG, ...changes };
    const { validation, ...values } = { optimizer: 'adam', schedule: 'constant', ...changes };
    const expected = withKeys(trainerReport(values, key), key, pathOf);
    expect(expected).toContain(`<${key}>`);
    expect(
      withKeys(
        messageOf(() => refuseConflicts(config)),
        key,
        flagName,
      ),
    ).toBe(expected);
  });
});
