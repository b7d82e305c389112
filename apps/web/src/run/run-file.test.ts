import { plainLenet5 } from '@lenet5/core';
import { PIXELS } from '@lenet5/mnist';
import { train } from '@lenet5/trainer';
import { expect, test } from 'vitest';
import { REFERENCE_SETTINGS } from '../settings/run-settings.js';
import { newRun } from './run.js';
import { runFile, runInFile } from './run-file.js';

const data = { images: new Uint8Array(32 * PIXELS).fill(9), labels: new Uint8Array(32), count: 32 };

/** The checkpoint of the trainer after one epoch. */
async function checkpoint(): Promise<Uint8Array> {
  const options = { model: plainLenet5(), data: { train: data }, epochs: 1, engine: 'compiled' } as const;
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
