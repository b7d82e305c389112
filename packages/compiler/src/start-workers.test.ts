import '@tensorflow/tfjs-backend-cpu';
import { resolveOptimizer, type Score } from '@lenet5/core';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { workers } from '#threads';
import { compile } from './compile.js';
import { lowerModel } from './lower/lower-model.js';
import { openProgram } from './open-program.js';
import { makeMemoryImage } from './plan/memory/memory-image.js';
import { makePlan } from './plan/plan.js';
import type { Program } from './program.js';
import { type LaidOutPlan, startMachine } from './runtime/start-machine.js';
import { fixedThreads } from './runtime/thread-pace.js';
import type { WorkerSource, WorkerStarter } from './runtime/worker-messages.js';
import { constantRate, cornerImages, smallModel } from './testing/small-model.js';
import { startWorker } from './testing/start-worker.js';

const data = cornerImages(64, 10, 4);
const span = { order: Uint32Array.from(data.labels.keys()), learningRates: constantRate(4) };
const model = smallModel(1);

const inline = workers.starters.filter(({ runsOn }) => runsOn === 'worker-inline');

/** A bundler without `import.meta.url`. */
const refused: WorkerStarter = {
  runsOn: 'worker-file',
  start: () => {
    throw new TypeError('Invalid URL');
  },
};

/** A file that is not there. */
const missing: WorkerStarter = {
  runsOn: 'worker-file',
  start: () => {
    const handle = startWorker();
    return {
      ...handle,
      onDeath: (listener) => listener('its script did not load'),
      post: () => undefined,
    };
  },
};

beforeAll(() => ready());

/** A program of two threads that come from these starters, and the score of an epoch. */
async function start(starters: readonly WorkerStarter[], missingRule?: string): Promise<[Program, Score]> {
  const options = {
    optimizer: resolveOptimizer(),
    ...{
      batchSize: 16,
      labelSmoothing: 0,
      loss: 'cross-entropy' as const,
      scale: 1 / 255,
      shift: 0,
      seed: 42,
      trainCount: 64,
    },
    augmentation: undefined,
  };
  const layOut = (threads: number): LaidOutPlan => {
    const plan = makePlan(lowerModel(model), { ...options, threads });
    return { plan, image: makeMemoryImage(plan) };
  };
  const source: WorkerSource = {
    starters,
    countCores: () => ({ count: 2 }),
    watchPolicy: () => () => missingRule,
  };
  const machine = await startMachine(
    layOut,
    'simd',
    { threads: 2, pace: fixedThreads(2), workers: true },
    source,
  );
  machine.setTrainingData(data);
  const program = openProgram(machine);
  await program.readWeights(model);
  const score = await program.train(span);
  await program.dispose();
  return [program, score];
}

describe('a program of two threads', () => {
  let expected: Score;

  beforeAll(async () => {
    const program = await compile(model, { batchSize: 16, train: data, kernels: 'simd' });
    expect(program.runsOn).toBe('caller-thread');
    expected = await program.train(span);
    await program.dispose();
  });

  it('starts from the file of the package', async () => {
    const [program, score] = await start(workers.starters);
    expect(program).toMatchObject({ runsOn: 'worker-file', threads: 2, threadsFallback: undefined });
    expect(program.describe()).toContain('2 threads (worker-file)');
    expect(score).toEqual(expected);
  });

  it.each([
    ['refused', refused],
    ['missing', missing],
  ])('starts from the embedded code if the file is %s', async (_, file) => {
    const [program, score] = await start([file, ...inline]);
    expect(program).toMatchObject({ runsOn: 'worker-inline', threads: 2, threadsFallback: undefined });
    expect(program.describe()).toContain('2 threads (worker-inline)');
    expect(score).toEqual(expected);
  });

  it('runs on the thread of the caller and reports why, if no worker starts', async () => {
    const [program, score] = await start([refused, missing], 'add worker-src');
    expect(program).toMatchObject({ runsOn: 'caller-thread', threads: 1 });
    expect(program.threadsFallback).toBe(
      'no worker thread starts (worker-file: Invalid URL; worker-file: its script did not load; add worker-src)',
    );
    expect(program.describe()).toContain(`1 thread (caller-thread)`);
    expect(program.describe()).toContain(`threads: ${program.threadsFallback}`);
    expect(score).toEqual(expected);
  });
});
