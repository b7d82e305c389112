import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkConfig } from './check-config.js';
import { configSchema } from './config-schema.js';
import { DEFAULT_CONFIG } from './train-config.js';

const validate = new Ajv({ allErrors: true }).compile(configSchema());

const isValid = (config: Readonly<Record<string, unknown>>): boolean =>
  checkConfig(config, '').problems.length === 0;

describe('configSchema()', () => {
  test.each<Record<string, unknown>>([
    {},
    { ...DEFAULT_CONFIG },
    { $schema: '../train-config.schema.json', epochs: 3 },
    { epochs: 20, schedule: 'cosine', warmupEpochs: 1, earlyStopping: 3, validation: 'split:5000' },
    { optimizer: 'sgd', momentum: 0.9, threads: 64, learningRate: 1e-7, limit: 1 },
    { optimizer: 'adamw', weightDecay: 0, schedule: 'step', dropEpochs: 0.5, dropFactor: 1 },
    { maxTime: '1.5h', checkpointEvery: '500steps', data: 'mirror', validation: 'none', kernels: 'simd' },
    { engine: 'tfjs', threads: 'auto', kernels: 'auto' },
    { kernels: 'simd' },
    { teacher: ['runs/1', 'runs/2'], teacherWeight: 1, temperature: 2 },
    { teacher: 'runs/1' },
    { checkpointEvery: '30s', out: 'a', force: true, quiet: false, json: true, labelSmoothing: 0 },
  ])('accepts %j, as the reader does', (config) => {
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
    expect(isValid(config)).toBe(true);
  });

  test.each<Record<string, unknown>>([
    { epoch: 3 },
    { epochs: 0 },
    { epochs: 2.5 },
    { epochs: null },
    { batchSize: 65_537 },
    { seed: 4_294_967_296 },
    { learningRate: 0 },
    { labelSmoothing: 1 },
    { optimizer: 'lion' },
    { threads: 65 },
    { threads: 'all' },
    { engine: null },
    { validation: 'split:0' },
    { maxTime: 90 },
    { maxTime: '0s' },
    { checkpointEvery: 0 },
    { checkpointEvery: '5x' },
    { data: '' },
    { out: '' },
    { quiet: 'yes' },
    { limit: 0 },
    { teacher: [] },
    { teacher: [''] },
    { teacher: [1] },
    { dropFactor: 2, schedule: 'step' },
  ])('rejects %j, as the reader does', (config) => {
    expect(validate(config)).toBe(false);
    expect(isValid(config)).toBe(false);
  });

  test.each([
    { momentum: 0.9 },
    { weightDecay: 0.1, optimizer: 'sgd' },
    { warmupEpochs: 1 },
    { dropEpochs: 1, schedule: 'cosine' },
    { temperature: 2 },
    { teacher: null, teacherWeight: 0.5 },
    { threads: 2, engine: 'tfjs' },
    { kernels: 'simd', engine: 'tfjs' },
  ])('rejects an option that does not apply: %j', (config) => {
    expect(validate(config)).toBe(false);
  });

  test('describes every option with its default', () => {
    expect(configSchema()).toMatchObject({
      properties: {
        batchSize: {
          description: 'images per step; sdlm takes 1',
          default: 32,
          type: 'integer',
          minimum: 1,
          maximum: 65_536,
        },
        momentum: { description: 'with optimizer sgd or rmsprop: momentum coefficient', default: 0 },
        threads: { default: 'auto', anyOf: [{ type: 'integer' }, { const: 'auto' }] },
      },
    });
  });
});
