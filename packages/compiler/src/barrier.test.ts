import { resolveOptimizer } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { ready } from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { BARRIER_RECORD, CACHE_LINE } from './contract.generated.js';
import { lowerModel } from './lower/lower-model.js';
import { openProgram } from './open-program.js';
import { makeMemoryImage } from './plan/memory/memory-image.js';
import { makePlan, type Plan } from './plan/plan.js';
import { CallerThread } from './runtime/caller-thread.js';
import type { Executor } from './runtime/executor.js';
import { type Run, writeFrame } from './runtime/frame.js';
import { instantiateKernels } from './runtime/instantiate-kernels.js';
import type { KernelModules } from './runtime/kernel-modules.js';
import { loadKernels } from './runtime/load-kernels.js';
import { Machine } from './runtime/machine.js';
import { fixedThreads } from './runtime/thread-pace.js';
import { constantRate, cornerImages, setRandomWeights } from './testing/small-model.js';
import { startWorker } from './testing/start-worker.js';
import { readWeights } from './weight-access.js';

/** Word offsets in the barrier. */
const ARRIVED = BARRIER_RECORD.arrived / 4;
const PHASE = BARRIER_RECORD.phase / 4;
const STOP = BARRIER_RECORD.stop / 4;

/** Barriers in a step of a network with convolutions. */
const BARRIERS = 3;

const train = cornerImages(64, 8, 4);

beforeAll(() => ready());

describe('one of two threads', () => {
  it('changes no weights that the other thread might still be reading', async () => {
    const { program, other, weights } = await startSecondThread(4);
    const before = weights();
    const training = program.train({ order: Uint32Array.of(0, 1, 2, 3), learningRates: constantRate(1) });
    await other.untilAwaited();
    expect(weights()).toEqual(before);
    other.arrive();
    await other.untilAwaited();
    const between = weights();
    const changed = Object.keys(before).filter((name) => `${between[name]}` !== `${before[name]}`);
    expect(changed).toEqual(['classes/kernel', 'classes/bias']);
    other.arrive();
    await other.untilAwaited();
    for (const [name, values] of Object.entries(weights())) expect(values).not.toEqual(before[name]);
    other.arrive();
    await training;
    await program.dispose();
  });

  it('takes every chunk of the weights exactly once if the other thread takes none', async () => {
    const steps = 16;
    const span = { order: Uint32Array.from(train.labels.keys()), learningRates: constantRate(steps) };
    const { program, other } = await startSecondThread(4);
    const training = program.train(span);
    for (let barrier = 0; barrier < steps * BARRIERS; barrier++) {
      other.arrive();
      await other.untilPhase(barrier + 1);
    }
    await training;
    const single = await compile(oneConvolution(), { batchSize: 4, train, kernels: 'simd' });
    await single.train(span);
    expect(await program.state()).toEqual(await single.state());
    await program.dispose();
  });

  it('arrives after the dense layers of its last block, not of its first', async () => {
    const batchSize = 8192;
    const { program, other, losses } = await startSecondThread(batchSize);
    const order = Uint32Array.from({ length: batchSize }, (_, index) => index % train.labels.length);
    const training = program.train({ order, learningRates: constantRate(1) });
    while (!other.isOtherWaiting()) await setImmediate();
    expect(losses().subarray(batchSize / 2)).not.toContain(0);
    for (let barrier = 0; barrier < BARRIERS; barrier++) {
      other.arrive();
      await other.untilPhase(barrier + 1);
    }
    await training;
    await program.dispose();
  });

  it('stops if the stop word is set while it waits', async () => {
    const { program, other, weights } = await startSecondThread(4);
    const before = weights();
    const training = program.train({ order: Uint32Array.of(0, 1, 2, 3), learningRates: constantRate(1) });
    await other.untilAwaited();
    other.stop();
    await training;
    expect(weights()).toEqual(before);
    await program.dispose();
  });
});

/** A model whose dense kernel (108 inputs) fills every chunk. */
function oneConvolution(): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({ name: 'conv', inputShape: [8, 8, 1], filters: 3, kernelSize: 3, activation: 'tanh' }),
      layers.flatten(),
      layers.dense({ name: 'classes', units: 4, activation: 'softmax' }),
    ],
  });
  setRandomWeights(model, 1);
  return model;
}

/** Simulates the first of two threads: it arrives at every barrier and does nothing else. */
class FirstThread {
  readonly #words: Int32Array;

  constructor(memory: WebAssembly.Memory, { places }: Plan) {
    this.#words = new Int32Array(memory.buffer, places.barrier.offset, places.barrier.bytes / 4);
  }

  isOtherWaiting(): boolean {
    return Atomics.load(this.#words, ARRIVED) === 1;
  }

  /** Resolves when the second thread has arrived and has had time for everything that it can do before the first arrives. */
  async untilAwaited(): Promise<void> {
    while (!this.isOtherWaiting()) await setTimeout(1);
    await setTimeout(50);
  }

  arrive(): void {
    if (Atomics.add(this.#words, ARRIVED, 1) === 0) return;
    Atomics.store(this.#words, ARRIVED, 0);
    for (const thread of [0, 1]) Atomics.store(this.#words, (CACHE_LINE / 4) * (1 + thread), 0);
    Atomics.add(this.#words, PHASE, 1);
    Atomics.notify(this.#words, PHASE);
  }

  async untilPhase(phase: number): Promise<void> {
    while (Atomics.load(this.#words, PHASE) !== phase) await setImmediate();
  }

  stop(): void {
    Atomics.store(this.#words, STOP, 1);
  }
}

/** A program whose second thread is a worker and whose first is the test. The second computes all of a step of one lane group. */
async function startSecondThread(batchSize: number) {
  const model = oneConvolution();
  const plan = makePlan(lowerModel(model), {
    optimizer: resolveOptimizer(),
    ...{ batchSize, threads: 2, labelSmoothing: 0, loss: 'cross-entropy', scale: 1 / 255, shift: 0, seed: 0 },
    augmentation: undefined,
    trainCount: train.labels.length,
  });
  const image = makeMemoryImage(plan);
  const pages = Math.ceil(image.bytes / 65_536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const modules = await loadKernels('simd', true);
  const caller = new CallerThread(memory, plan, await instantiateKernels(modules, memory));
  const executor = await startExecutor(memory, plan, modules);
  const machine = new Machine({
    plan,
    image,
    build: 'simd',
    memory,
    caller,
    executor,
    pace: fixedThreads(2),
    runsOn: 'worker-file',
  });
  machine.setTrainingData(train);
  const program = openProgram(machine);
  await program.readWeights(model);
  return {
    program,
    other: new FirstThread(memory, plan),
    losses: () => new Float32Array(memory.buffer, plan.places.losses.offset, batchSize),
    weights: () => Object.fromEntries(readWeights(memory, plan).map(({ name, values }) => [name, values])),
  };
}

/** Runs programs on the second thread only. */
async function startExecutor(
  memory: WebAssembly.Memory,
  plan: Plan,
  modules: KernelModules,
): Promise<Executor> {
  const worker = startWorker();
  const send = (message: Parameters<typeof worker.post>[0]): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.onMessage((answer) => (answer.type === 'ready' ? resolve() : reject(new Error(answer.reason))));
      worker.post(message);
    });
  await send({ type: 'start', modules, memory });
  return {
    timeSlice: 1e6,
    run: ({ program, ...run }: Run) =>
      send({ type: 'run', program, frame: writeFrame(memory, plan, 1, [1, 2], { program, ...run }) }),
    dispose: () => worker.terminate(),
  };
}
