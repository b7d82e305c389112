import { availableParallelism } from 'node:os';
import { resolveOptimizer } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { ready } from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { compile } from './compile.js';
import { WorkerDiedError } from './errors/runtime-errors.js';
import { lowerModel } from './lower/lower-model.js';
import { openProgram } from './open-program.js';
import { makeMemoryImage } from './plan/memory/memory-image.js';
import { makePlan } from './plan/plan.js';
import type { Program } from './program.js';
import type { Run } from './runtime/frame.js';
import { loadKernels } from './runtime/load-kernels.js';
import { type LaidOutPlan, startMachine } from './runtime/start-machine.js';
import type { ThreadPace } from './runtime/thread-pace.js';
import type { WorkerHandle } from './runtime/worker-messages.js';
import { WorkerPool } from './runtime/worker-pool.js';
import { constantRate, cornerImages, smallModel } from './testing/small-model.js';
import { startWorker } from './testing/start-worker.js';

// A test trains with different numbers of threads.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const data = cornerImages(333, 10, 4);
const order = Uint32Array.from(data.labels.keys());

beforeAll(() => ready());

describe('threads', () => {
  it('compute the same bits for any number of threads', async () => {
    const results = [];
    for (const threads of [1, 2, 3, 7]) {
      const program = await compile(smallModel(1, 0.3), { batchSize: 25, train: data, threads });
      expect(program.threads).toBe(threads);
      const score = await program.train({ order, learningRates: constantRate(14) });
      results.push({ score, state: await program.state(), evaluation: await program.evaluate(data) });
      await program.dispose();
    }
    const [first, ...others] = results;
    for (const result of others) expect(result).toEqual(first);
  });

  it('compute the same bits in a network with strides, windows that overlap, zero padding and rectifiers', async () => {
    const model = sequential({
      layers: [
        layers.conv2d({ inputShape: [10, 10, 1], filters: 5, kernelSize: 3, strides: 2, activation: 'elu' }),
        layers.zeroPadding2d({ padding: 1 }),
        layers.maxPooling2d({ poolSize: 3, strides: 2 }),
        layers.conv2d({ filters: 7, kernelSize: 1 }),
        layers.leakyReLU(),
        layers.separableConv2d({ filters: 6, kernelSize: 2, padding: 'same' }),
        layers.averagePooling2d({ poolSize: 2, strides: 1, padding: 'same' }),
        layers.globalAveragePooling2d({}),
        layers.dense({ units: 4, activation: 'softmax' }),
      ],
    });
    const results = [];
    for (const threads of [1, 3]) {
      const program = await compile(model, { batchSize: 25, train: data, threads });
      await program.train({ order, learningRates: constantRate(14) });
      results.push({ state: await program.state(), evaluation: await program.evaluate(data) });
      await program.dispose();
    }
    expect(results[1]).toEqual(results[0]);
  });

  it('compute the same bits in a network where they mostly steal chunks of the weights', async () => {
    const steps = 5000;
    const model = sequential({
      layers: [
        layers.flatten({ inputShape: [10, 10, 1] }),
        layers.dense({ units: 4, activation: 'softmax' }),
      ],
    });
    const weights = [];
    for (const threads of [1, 2, 3]) {
      const program = await compile(model, { batchSize: 1, train: data, threads });
      await program.train({
        order: Uint32Array.from({ length: steps }, (_, step) => step % data.labels.length),
        learningRates: constantRate(steps),
      });
      weights.push((await program.state()).weights);
      await program.dispose();
    }
    expect(weights[1]).toEqual(weights[0]);
    expect(weights[2]).toEqual(weights[0]);
  });

  it('compute the same bits if their number changes after every step', async () => {
    const model = smallModel(1, 0.3);
    const span = { order, learningRates: constantRate(14) };
    const single = await compile(model, { batchSize: 25, train: data, kernels: 'simd', threads: 1 });
    const changing = await startProgram(model, changingThreads([3, 1, 2, 1, 3, 2]));
    for (let epoch = 0; epoch < 3; epoch++)
      expect(await changing.train(span)).toEqual(await single.train(span));
    expect(await changing.state()).toEqual(await single.state());
    expect(await changing.evaluate(data)).toEqual(await single.evaluate(data));
    expect(changing.threadUse).toEqual({ automatic: true, current: 3, steps: [14, 14, 14] });
    expect(changing.describe()).toContain(
      'threads: automatic, now 3; 14 steps on 1 thread, 14 steps on 2 threads',
    );
    await Promise.all([changing.dispose(), single.dispose()]);
  });

  it('are at most four, and counted, if their number is automatic', async () => {
    const program = await compile(smallModel(), { batchSize: 25, train: data, threads: 'auto' });
    await program.train({ order, learningRates: constantRate(14) });
    const { threads, threadUse } = program;
    expect(threads).toBe(Math.min(4, availableParallelism()));
    expect(threadUse.automatic).toBe(true);
    expect(threadUse.steps).toHaveLength(threads);
    expect(threadUse.steps.reduce((sum, steps) => sum + steps)).toBe(14);
    await program.dispose();
  });

  it('reject the run if one of them dies, and do not hang', async () => {
    const handles: WorkerHandle[] = [];
    const { pool, run } = await startPool(() => {
      const handle = startWorker();
      handles.push(handle);
      return handle;
    });
    const failing = expect(pool.run(run, 2)).rejects.toThrow(WorkerDiedError);
    await handles[1]?.terminate();
    await failing;
    await expect(pool.run(run, 2)).rejects.toThrow('worker thread 1 died');
    await pool.dispose();
  });

  it('reject the run if a kernel fails in one of them', async () => {
    const { pool, run } = await startPool(startWorker);
    await expect(pool.run({ ...run, program: 2 ** 31 }, 2)).rejects.toThrow(/died \(.*memory/);
    await pool.dispose();
  });
});

/** The options of `compile()` by default. */
const OPTIONS = {
  optimizer: resolveOptimizer(),
  labelSmoothing: 0,
  loss: 'cross-entropy',
  scale: 1 / 255,
  shift: 0,
  seed: 42,
  augmentation: undefined,
} as const;

const STEPS = 512;
const BATCH = 512;

/** Cycles through numbers of threads, one step each. */
function changingThreads(numbers: readonly number[]): ThreadPace {
  let step = 0;
  return {
    automatic: true,
    timeSlice: 0,
    get threads() {
      return numbers[step % numbers.length] ?? 1;
    },
    record: (steps) => {
      step += steps;
    },
  };
}

/** A program of three threads that run as `pace` says. */
async function startProgram(model: Sequential, pace: ThreadPace): Promise<Program> {
  const options = { ...OPTIONS, batchSize: 25, threads: 3, trainCount: data.labels.length };
  const layOut = (threads: number): LaidOutPlan => {
    const plan = makePlan(lowerModel(model), { ...options, threads });
    return { plan, image: makeMemoryImage(plan) };
  };
  const machine = await startMachine(layOut, 'simd', { threads: 3, pace, workers: true });
  machine.setTrainingData(data);
  const program = openProgram(machine);
  await program.readWeights(model);
  return program;
}

/** Two threads with a program that runs for a while, and its run. */
async function startPool(start: () => WorkerHandle): Promise<{ pool: WorkerPool; run: Run }> {
  const plan = makePlan(lowerModel(smallModel()), {
    ...OPTIONS,
    batchSize: BATCH,
    threads: 2,
    trainCount: 1,
  });
  const { bytes, pieces, programs } = makeMemoryImage(plan);
  const pages = Math.ceil(bytes / 65_536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  for (const { offset, words } of pieces) new Int32Array(memory.buffer).set(words, offset / 4);
  const pool = await WorkerPool.start(memory, plan, await loadKernels('simd', true), start, 2);
  const { offset } = plan.places.orders;
  return { pool, run: { program: programs.train, batchSize: BATCH, count: STEPS * BATCH, orders: offset } };
}
