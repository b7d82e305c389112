import '@tensorflow/tfjs-backend-cpu';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { ready } from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { workers } from '#threads';
import { compile } from './compile.js';
import { lowerModel } from './lower/lower-model.js';
import { makeMemoryImage } from './plan/memory-image.js';
import { makePlan, type Plan } from './plan/plan.js';
import { Program } from './program.js';
import type { Executor } from './runtime/executor.js';
import { type Run, writeFrame } from './runtime/frame.js';
import { InPlace } from './runtime/in-place.js';
import { instantiateKernels } from './runtime/instantiate-kernels.js';
import { loadKernels } from './runtime/load-kernels.js';
import { Machine } from './runtime/machine.js';
import { constantRate, cornerImages, setRandomWeights } from './testing/small-model.js';
import { readWeights } from './weight-access.js';

/** The words that threads meet at, and how far the claims of a thread are from those before: see assembly/meeting.ts. */
const ARRIVED = 0;
const ROUND = 1;
const STOP = 2;
const LINE = 16;

/** Where a step with convolutions has threads meet. */
const MEETINGS = 3;

const train = cornerImages(64, 8, 4);

beforeAll(() => ready());

describe('a thread of two', () => {
  it('changes no weights that the other may still be reading', async () => {
    const { program, other, weights } = await startSecondThread(4);
    const before = weights();
    const training = program.train({ order: Uint32Array.of(0, 1, 2, 3), learningRates: constantRate(1) });
    await other.isAwaited();
    expect(weights()).toEqual(before);
    other.arrive();
    await other.isAwaited();
    const between = weights();
    const changed = Object.keys(before).filter((name) => `${between[name]}` !== `${before[name]}`);
    expect(changed).toEqual(['classes/kernel', 'classes/bias']);
    other.arrive();
    await other.isAwaited();
    for (const [name, values] of Object.entries(weights())) expect(values).not.toEqual(before[name]);
    other.arrive();
    await training;
    await program.dispose();
  });

  it('takes every share of the weights, once, where the other takes none', async () => {
    const steps = 16;
    const span = { order: Uint32Array.from(train.labels.keys()), learningRates: constantRate(steps) };
    const { program, other } = await startSecondThread(4);
    const training = program.train(span);
    for (let meeting = 0; meeting < steps * MEETINGS; meeting++) {
      other.arrive();
      await other.isLetGo(meeting + 1);
    }
    await training;
    const alone = await compile(oneConvolution(), { batchSize: 4, train, kernels: 'simd' });
    await alone.train(span);
    expect(await program.state()).toEqual(await alone.state());
    await program.dispose();
  });

  it('arrives when its last groups are through the dense layers, not the first it works on', async () => {
    const batchSize = 8192;
    const { program, other, losses } = await startSecondThread(batchSize);
    const order = Uint32Array.from({ length: batchSize }, (_, index) => index % train.labels.length);
    const training = program.train({ order, learningRates: constantRate(1) });
    while (!other.hasCompany()) await setImmediate();
    expect(losses().subarray(batchSize / 2)).not.toContain(0);
    for (let meeting = 0; meeting < MEETINGS; meeting++) {
      other.arrive();
      await other.isLetGo(meeting + 1);
    }
    await training;
    await program.dispose();
  });

  it('gives up when it is told while it waits', async () => {
    const { program, other, weights } = await startSecondThread(4);
    const before = weights();
    const training = program.train({ order: Uint32Array.of(0, 1, 2, 3), learningRates: constantRate(1) });
    await other.isAwaited();
    other.tellToStop();
    await training;
    expect(weights()).toEqual(before);
    await program.dispose();
  });
});

/** A model whose dense kernel has something in every share, and 108 inputs. */
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

/** Plays the first of two threads, which comes to every meeting and does nothing else. */
class FirstThread {
  readonly #words: Int32Array;

  constructor(memory: WebAssembly.Memory, { places }: Plan) {
    this.#words = new Int32Array(memory.buffer, places.meeting.offset, places.meeting.bytes / 4);
  }

  hasCompany(): boolean {
    return Atomics.load(this.#words, ARRIVED) === 1;
  }

  /** Until the second has arrived and has had time for what it may do before the first does. */
  async isAwaited(): Promise<void> {
    while (!this.hasCompany()) await setTimeout(1);
    await setTimeout(50);
  }

  arrive(): void {
    if (Atomics.add(this.#words, ARRIVED, 1) === 0) return;
    Atomics.store(this.#words, ARRIVED, 0);
    for (const thread of [0, 1]) Atomics.store(this.#words, LINE * (1 + thread), 0);
    Atomics.add(this.#words, ROUND, 1);
    Atomics.notify(this.#words, ROUND);
  }

  async isLetGo(round: number): Promise<void> {
    while (Atomics.load(this.#words, ROUND) !== round) await setImmediate();
  }

  tellToStop(): void {
    Atomics.store(this.#words, STOP, 1);
  }
}

/** A program whose second thread is a worker and whose first is the test. All of a step of one group is the second's. */
async function startSecondThread(batchSize: number) {
  const model = oneConvolution();
  const plan = makePlan(lowerModel(model), {
    optimizer: { name: 'adam' },
    ...{ batchSize, threads: 2, labelSmoothing: 0, scale: 1 / 255, shift: 0, seed: 0 },
    trainCount: train.labels.length,
  });
  const image = makeMemoryImage(plan);
  const pages = Math.ceil(image.bytes / 65_536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const module = await loadKernels('simd', true);
  const caller = new InPlace(memory, plan, await instantiateKernels(module, memory));
  const executor = await startExecutor(memory, plan, module);
  const machine = new Machine({ plan, image, build: 'simd', memory, caller, executor });
  machine.setTrainingData(train);
  const program = new Program(machine);
  await program.readWeights(model);
  return {
    program,
    other: new FirstThread(memory, plan),
    losses: () => new Float32Array(memory.buffer, plan.places.losses.offset, batchSize),
    weights: () => Object.fromEntries(readWeights(memory, plan).map(({ name, values }) => [name, values])),
  };
}

/** Runs programs on the second thread alone. */
async function startExecutor(
  memory: WebAssembly.Memory,
  plan: Plan,
  module: WebAssembly.Module,
): Promise<Executor> {
  const worker = workers.startWorker();
  const send = (message: Parameters<typeof worker.post>[0]): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.onMessage((answer) => (answer.type === 'ready' ? resolve() : reject(new Error(answer.reason))));
      worker.post(message);
    });
  await send({ type: 'start', module, memory });
  return {
    turn: 1e6,
    run: ({ program, ...run }: Run) =>
      send({ type: 'run', program, frame: writeFrame(memory, plan, 1, [1, 2], { program, ...run }) }),
    dispose: () => worker.terminate(),
  };
}
