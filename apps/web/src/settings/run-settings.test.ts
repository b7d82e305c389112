import { formatReport } from '@lenet5/core';
import { expect, test } from 'vitest';
import {
  checkSetting,
  parseSettings,
  REFERENCE_SETTINGS,
  type RunSettings,
  SETTINGS,
  settingsParams,
  trainerOptions,
} from './run-settings.js';

test('REFERENCE_SETTINGS are the defaults of the recipe, with all training images', () => {
  expect(REFERENCE_SETTINGS).toEqual({
    epochs: 10,
    batchSize: 32,
    learningRate: 0.001,
    schedule: 'constant',
    dropEpochs: 3,
    dropFactor: 0.5,
    plateau: 'off',
    plateauFactor: 0.1,
    optimizer: 'adam',
    clipNorm: 'off',
    l2: 0,
    seed: 42,
    images: 60_000,
    engine: 'auto',
    kernels: 'auto',
    augmentation: 'none',
  });
});

test('settingsParams(settings) has the settings that differ from the reference, and parseSettings() reads them', () => {
  const settings = {
    ...REFERENCE_SETTINGS,
    epochs: 3,
    optimizer: 'sgd',
    learningRate: 0.05,
    augmentation: 'best',
  } as const;
  const params = Object.fromEntries(
    Object.entries(settingsParams(settings)).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    ),
  );
  expect(params).toEqual({ epochs: '3', optimizer: 'sgd', learningRate: '0.05', augmentation: 'best' });
  expect(parseSettings(params)).toEqual(settings);
});

test('parseSettings(params) uses the reference value of an invalid setting', () => {
  const params = {
    epochs: '0',
    batchSize: '1.5',
    learningRate: '-1',
    optimizer: 'magic',
    seed: 'x',
    images: '1e9',
    engine: '',
  };
  expect(parseSettings(params)).toEqual(REFERENCE_SETTINGS);
});

test.each<[keyof RunSettings, unknown, string]>([
  ['epochs', 201, 'Epochs is invalid (201) — use an integer from 1 to 200'],
  ['batchSize', 0, 'Batch size is invalid (0) — use an integer from 1 to 1024'],
  ['learningRate', 0, 'Learning rate is invalid (0) — use a number greater than 0'],
  ['seed', -1, 'Seed is invalid (-1) — use an integer from 0 to 4294967295'],
  ['images', 99, 'Training images is invalid (99) — use an integer from 100 to 60000'],
  ['engine', 'gpu', 'Engine is invalid ("gpu") — use auto, compiled or tfjs'],
  ['augmentation', 'much', 'Augmentation is invalid ("much") — use none, quick or best'],
  [
    'schedule',
    'lenet5-1998',
    'Schedule is invalid ("lenet5-1998") — use constant, cosine, step, exponential or one-cycle',
  ],
  ['clipNorm', 0, 'Gradient clipping is invalid (0) — use a number greater than 0 or off'],
  ['l2', 2, 'L2 penalty is invalid (2) — use a number from 0 to 1'],
])('checkSetting(%s, %j) reports the value and the range', (name, value, message) => {
  const setting = SETTINGS.find((one) => one.name === name);
  const problem = setting && checkSetting(setting, value);
  expect(problem && formatReport(problem)).toBe(message);
});

test('trainerOptions(settings) are options of train()', () => {
  expect(trainerOptions({ ...REFERENCE_SETTINGS, optimizer: 'momentum', schedule: 'cosine' })).toEqual({
    epochs: 10,
    batchSize: 32,
    optimizer: { name: 'sgd', momentum: 0.9 },
    learningRate: 0.001,
    schedule: { name: 'cosine' },
    l2: 0,
    seed: 42,
    engine: 'auto',
    kernels: 'auto',
  });
});

test('trainerOptions(settings) has the options that apply only beside others', () => {
  const schedule = { schedule: 'step', dropEpochs: 2, dropFactor: 0.25 } as const;
  const settings = { ...REFERENCE_SETTINGS, ...schedule, clipNorm: 1, l2: 1e-4, plateau: 3 };
  expect(trainerOptions(settings)).toMatchObject({
    schedule: { name: 'step', everyEpochs: 2, factor: 0.25 },
    plateau: { patience: 3, factor: 0.1 },
    clipNorm: 1,
    l2: 1e-4,
  });
  expect(trainerOptions(REFERENCE_SETTINGS)).not.toHaveProperty('plateau');
  expect(trainerOptions(REFERENCE_SETTINGS).schedule).toEqual({ name: 'constant' });
});

test('parseSettings(params) drops the factor of a schedule that is not selected', () => {
  expect(parseSettings({ schedule: 'step', dropFactor: '0.2' })).toMatchObject({ dropFactor: 0.2 });
  expect(parseSettings({ dropFactor: '0.2', plateau: 'off', clipNorm: '' })).toEqual(REFERENCE_SETTINGS);
});
