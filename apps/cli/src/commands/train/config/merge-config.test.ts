import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mergeConfig } from './merge-config.js';
import { createRunRequest } from './run-request.js';
import { DEFAULT_CONFIG } from './train-config.js';

const folder = mkdtempSync(join(tmpdir(), 'merge-config-'));
const config = join(folder, 'lenet5.config.json');
afterAll(() => rmSync(folder, { recursive: true }));

const write = (content: unknown): void =>
  writeFileSync(config, typeof content === 'string' ? content : JSON.stringify(content));

describe('mergeConfig(flags)', () => {
  test('reads every option of the recipe from the file', async () => {
    const recipe = {
      model: '/models/mine.json',
      from: null,
      inputMean: null,
      inputStd: null,
      freeze: null,
      activation: null,
      pooling: null,
      padding: null,
      dropout: null,
      width: null,
      recipe: 'best',
      epochs: 3,
      batchSize: 16,
      optimizer: 'adamw',
      learningRate: 1e-7,
      momentum: null,
      nesterov: null,
      decay: null,
      clipValue: null,
      clipNorm: 0.5,
      l1: 0,
      l2: 0.001,
      classWeights: [1, 2],
      weightDecay: 0.01,
      decayScope: 'all',
      mu: null,
      curvatureImages: null,
      initialization: 'lecun',
      normalization: 'mnist',
      schedule: 'cosine',
      warmupEpochs: 0.5,
      rateFloor: 0.1,
      dropEpochs: null,
      dropFactor: null,
      rateStart: null,
      riseFraction: null,
      plateau: 3,
      plateauFactor: 0.5,
      plateauMin: 0.0001,
      plateauMonitor: 'val_loss',
      loss: 'mse',
      labelSmoothing: 0.1,
      rotation: 8,
      scale: 0.1,
      shear: 0.1,
      shift: 1.5,
      elastic: 1,
      elasticSigma: 3,
      fadeStart: 0.4,
      finalStrength: 0.25,
      teacher: ['/runs/1', '/runs/2'],
      teacherWeight: 0.5,
      temperature: 2,
      earlyStopping: 2,
      monitor: 'val_loss',
      maxTime: '10m',
      checkpointEvery: '30s',
      seed: 7,
      engine: 'compiled',
      threads: 2,
      kernels: 'simd',
      data: 'mirror',
      validation: 'split:500',
      limit: 1000,
    };
    write(recipe);
    expect(Object.keys(recipe).sort()).toEqual(Object.keys(DEFAULT_CONFIG).sort());
    const request = await createRunRequest(await mergeConfig({ color: true, config }));
    expect(request.config).toEqual(recipe);
  });

  test('starts from a named recipe, which the file overrides, and flags override both', async () => {
    write({ recipe: 'best', epochs: 30, elastic: 0.5 });
    const { config: merged } = await createRunRequest(
      await mergeConfig({ color: true, config, elastic: 0.25 }),
    );
    expect(merged).toMatchObject({
      recipe: 'best',
      epochs: 30,
      elastic: 0.25,
      optimizer: 'adamw',
      rotation: 8,
    });
  });

  test('drops the options of a recipe that do not apply beside the given ones', async () => {
    const flags = { color: true, recipe: 'best', optimizer: 'sgd', schedule: 'constant' } as const;
    const { config: merged } = await createRunRequest(await mergeConfig(flags));
    expect(merged).toMatchObject({ optimizer: 'sgd', weightDecay: null, warmupEpochs: null, rotation: 8 });
  });

  test('rejects a recipe for a resumed run', async () => {
    await expect(mergeConfig({ color: true, recipe: 'quick', resume: 'runs/1' })).rejects.toThrow(
      '--recipe conflicts with --resume (quick) — omit it; a resumed run keeps its own config',
    );
  });

  test('reads the reference recipe as a run folder stores it', async () => {
    write(DEFAULT_CONFIG);
    expect((await createRunRequest(await mergeConfig({ color: true, config }))).config).toEqual(
      DEFAULT_CONFIG,
    );
  });

  test('lets flags override the file', async () => {
    write({ epochs: 3, out: 'a', quiet: true });
    expect(await mergeConfig({ color: true, config, epochs: 5, out: 'b' })).toEqual({
      color: true,
      epochs: 5,
      out: 'b',
      quiet: true,
    });
  });

  test('drops options that no longer apply to a value that a flag overrides', async () => {
    write({ optimizer: 'sgd', momentum: 0.9, schedule: 'step', dropEpochs: 2 });
    expect(await mergeConfig({ color: true, config, optimizer: 'adam' })).toEqual({
      color: true,
      optimizer: 'adam',
      schedule: 'step',
      dropEpochs: 2,
    });
  });

  test('resolves paths relative to the folder of the file', async () => {
    write({ data: 'digits', out: 'runs/best' });
    expect(await mergeConfig({ color: true, config })).toMatchObject({
      data: join(folder, 'digits'),
      out: join(folder, 'runs/best'),
    });
  });

  test('reports all errors at once, and suggests similar keys', async () => {
    write({ epoch: 3, batchSize: 0, 'learning-rate': 1, quiet: 'yes', zebra: 1, seed: 1 });
    await expect(mergeConfig({ color: true, config })).rejects.toThrow(
      expect.objectContaining({
        code: 'CLI_USAGE',
        message: [
          `${config}: unknown key "epoch" — did you mean "epochs"?`,
          '"batchSize" is invalid (0) — use an integer from 1 to 65536',
          'unknown key "learning-rate" — did you mean "learningRate"?',
          '"quiet" is invalid ("yes") — use true or false',
          'unknown key "zebra" — remove it',
        ].join('; '),
      }),
    );
  });

  test.each([
    ['{"epochs": 3,}', /is not valid JSON \(.*\) — fix it, or omit --config$/],
    ['[1]', /is not a JSON object — fix it/],
  ])('rejects %s', async (text, message) => {
    write(text);
    await expect(mergeConfig({ color: true, config })).rejects.toThrow(message);
  });

  test('rejects a missing file, and a file with --resume', async () => {
    await expect(mergeConfig({ color: true, config: join(folder, 'none') })).rejects.toThrow(
      /cannot read --config .* \(no such file or directory\) — use a JSON file/,
    );
    await expect(mergeConfig({ color: true, config, resume: 'runs/1' })).rejects.toThrow(
      '--config conflicts with --resume',
    );
  });
});
