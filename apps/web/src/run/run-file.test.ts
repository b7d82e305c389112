import { plainLenet5 } from '@lenet5/core';
import { earlierVersions } from '@lenet5/earlier-versions';
import { PIXELS } from '@lenet5/mnist';
import { type TrainOptions, train } from '@lenet5/trainer';
import { describe, expect, test } from 'vitest';
import { checkSetting, REFERENCE_SETTINGS, SETTINGS } from '../settings/run-settings.js';
import { newRun, type Run } from './run.js';
import { runFile, runInFile } from './run-file.js';
import { withAllSettings } from './storage/run-store.js';

const data = { images: new Uint8Array(32 * PIXELS).fill(9), labels: new Uint8Array(32), count: 32 };

/** The checkpoint of the trainer after one epoch. */
async function checkpoint(others: Partial<TrainOptions> = {}): Promise<Uint8Array> {
  const recipe = { epochs: 1, engine: 'compiled', ...others } as const;
  const options = { model: plainLenet5(), data: { train: data }, ...recipe };
  for await (const event of train(options)) if (event.type === 'checkpoint') return event.bytes;
  throw new Error('the trainer wrote no checkpoint');
}

// A checkpoint of the command line does not contain the seconds of an epoch.
test.each([2.5, Number.NaN])(
  'runInFile(runFile(run)) keeps the settings of a run whose epoch took %d seconds',
  async (seconds) => {
    const settings = { ...REFERENCE_SETTINGS, images: 32, learningRate: 0.003, epochs: 7 };
    const epoch = {
      type: 'epoch',
      epoch: 1,
      loss: 1,
      accuracy: 0.5,
      seconds,
      imagesPerSecond: seconds,
    } as const;
    const run = { ...newRun('', settings), epochs: [{ ...epoch, learningRate: 0.003 }] };
    const found = await runInFile(runFile(run, await checkpoint()), 'a test');
    expect(found?.settings).toMatchObject({ learningRate: 0.003, epochs: 7 });
  },
);

test('runInFile(bytes) has the clipping and the penalty of a checkpoint of the command line', async () => {
  const found = await runInFile(await checkpoint({ clipNorm: 0.5, l2: 1e-4 }), 'a test');
  expect(found?.settings).toMatchObject({ clipNorm: 0.5, l2: 1e-4 });
});

describe.each([...earlierVersions()])('of the page of %s', (_, files) => {
  const fileOf = (path: string) => files.get(path) ?? Buffer.of();
  const stored: Run = JSON.parse(fileOf('page/run.json').toString());

  test('runInFile(bytes) reads the checkpoint file with all that it knew', async () => {
    const found = await runInFile(fileOf('page/run.safetensors'), 'the file');
    expect(found).toMatchObject({
      settings: { ...stored.settings },
      epochs: stored.epochs,
      points: stored.points,
      position: stored.position,
    });
  });

  test('a stored run has valid settings, with the reference value of each that it lacks', () => {
    const { settings } = withAllSettings(stored);
    expect(settings).toMatchObject({ ...stored.settings });
    expect(SETTINGS.filter((setting) => checkSetting(setting, settings[setting.name]))).toEqual([]);
  });
});
