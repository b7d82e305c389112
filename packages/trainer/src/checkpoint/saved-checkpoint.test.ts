import { readFile } from 'node:fs/promises';
import { initializers, layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { fit } from '../fit.js';
import type { TrainOptions } from '../recipe/train-options.js';
import { testDigits, trainDigits } from '../testing/digits.js';
import { readyWasm } from '../testing/models.js';
import { decodeCheckpoint } from './checkpoint.js';

beforeAll(readyWasm);

/** A checkpoint that version 0.0.0 wrote after epoch 1 and step 2, and the one at the end of the same run. */
const saved = (name: 'begun' | 'ended'): Promise<Uint8Array> =>
  readFile(new URL(`./fixtures/${name}.safetensors`, import.meta.url));

/** 50 parameters: the mean of each quarter of the image, and a dense layer. */
function quarters(): Sequential {
  const kernelInitializer = initializers.glorotUniform({ seed: 1 });
  return sequential({
    layers: [
      layers.averagePooling2d({ poolSize: 14, inputShape: [28, 28, 1], name: 'pool' }),
      layers.flatten({ name: 'flatten' }),
      layers.dense({ name: 'dense', units: 10, activation: 'softmax', kernelInitializer }),
    ],
  });
}

/** The options of the run that wrote the checkpoints. */
async function options(): Promise<TrainOptions> {
  return {
    model: quarters(),
    data: { train: await trainDigits(100), validation: await testDigits(50) },
    epochs: 2,
    optimizer: { name: 'adamw' },
    labelSmoothing: 0.1,
    engine: 'compiled',
    kernels: 'simd',
    threads: 1,
  };
}

/** The state and history of a checkpoint, without the measured seconds. */
async function contents(bytes: Uint8Array): Promise<object> {
  const { identity, progress, state } = await decodeCheckpoint(bytes);
  return { identity, state, history: progress.history, best: progress.best };
}

describe('a checkpoint of an earlier version', () => {
  it('resumes to the end of the original run with the same bits', async () => {
    const { checkpoint } = await fit({ ...(await options()), resume: await saved('begun') });
    expect(await contents(checkpoint)).toEqual(await contents(await saved('ended')));
  });

  it('is equal to the checkpoint of an uninterrupted run', async () => {
    const { checkpoint } = await fit(await options());
    expect(await contents(checkpoint)).toEqual(await contents(await saved('ended')));
  });
});
