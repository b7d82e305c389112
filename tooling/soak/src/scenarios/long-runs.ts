import { setTimeout as sleep } from 'node:timers/promises';
import { compile } from '@lenet5/compiler';
import { plainLenet5 } from '@lenet5/core';
import { type ImageSet, limitImageSet, loadMnistSplit } from '@lenet5/mnist';
import { fit, type TrainableModel, train } from '@lenet5/trainer';
import type { Scenario, ScenarioResult } from '../scenario.js';
import { figures, growth, type Usage, usage } from '../training/usage.js';

let digits: Promise<ImageSet> | undefined;

/** Training digits. They are loaded once, before the first measurement. */
async function take(count: number): Promise<ImageSet> {
  digits ??= loadMnistSplit('train').then(({ set }) => set);
  return limitImageSet(await digits, count, 1);
}

/** Repeats something, and compares what the process holds after a fifth of it and at the end. */
async function repeat(count: number, once: (index: number) => Promise<void>): Promise<ScenarioResult> {
  const warm = Math.max(1, Math.floor(count / 5));
  for (let index = 0; index < warm; index++) await once(index);
  const before = await settledUsage();
  for (let index = warm; index < count; index++) await once(index);
  const after = await settledUsage();
  return { faults: count, trials: count, problems: growth(before, after), figures: figures(before, after) };
}

/** Workers that were terminated end a moment later. */
async function settledUsage(): Promise<ReturnType<typeof usage>> {
  await sleep(500);
  return usage();
}

/** A program is compiled, trained for a step and disposed of. */
const compilePrograms: Scenario = {
  name: 'compile-dispose',
  summary: 'programs that are compiled, trained for one step and disposed of, on one and two threads',
  faults: 1000,
  async run({ faults }) {
    const images = await take(64);
    const order = Uint32Array.from({ length: 32 }, (_, index) => index);
    return repeat(faults, async (index) => {
      const program = await compile(plainLenet5(), { train: images, threads: 1 + (index % 2) });
      await program.train({ order, learningRates: Float32Array.of(1e-3) });
      await program.dispose();
    });
  },
};

/** Runs in one process. A third of them throws in the listener, a third is left by `break`. */
const manyRuns: Scenario = {
  name: 'many-runs',
  summary: 'runs in one process: fit(), fit() with a listener that throws, train() that is left by break',
  faults: 60,
  async run({ faults }) {
    const data = { train: await take(640) };
    const stop = new Error('the listener fails');
    const onEvent = ({ type }: { readonly type: string }): void => {
      if (type === 'progress') throw stop;
    };
    return repeat(faults, async (index) => {
      const options = { model: plainLenet5(), data, epochs: 1, threads: 2 };
      if (index % 3 === 0) await fit(options);
      else if (index % 3 === 1) {
        await fit({ ...options, onEvent }).then(
          () => Promise.reject(new Error('the error of the listener is lost')),
          (error) => (error === stop ? undefined : Promise.reject(error)),
        );
      } else {
        for await (const { type } of train(options)) if (type === 'progress') break;
      }
    });
  },
};

/** Images are predicted one by one. */
const predictions: Scenario = {
  name: 'predictions',
  summary: 'predictions of one image each by one program',
  faults: 100_000,
  async run({ faults }) {
    const { images } = await take(100);
    const program = await compile(plainLenet5(), {});
    const result = await repeat(faults, async (index) => {
      await program.predict(images.subarray((index % 100) * 784, (1 + (index % 100)) * 784));
    });
    await program.dispose();
    return result;
  },
};

/** LeNet-5 for an engine, and a function that counts the tensors of TensorFlow.js. */
async function networkFor(
  engine: 'compiled' | 'tfjs',
): Promise<{ model: TrainableModel; countTensors: () => number }> {
  if (engine === 'compiled') return { model: plainLenet5(), countTensors: () => 0 };
  const [{ setupWasm }, { lenet5 }, { memory }] = await Promise.all([
    import('@lenet5/wasm'),
    import('@lenet5/model'),
    import('@tensorflow/tfjs-core'),
  ]);
  await setupWasm();
  return { model: lenet5(), countTensors: () => memory().numTensors };
}

/** A run of many epochs. Here `faults` are epochs. */
function manyEpochs(engine: 'compiled' | 'tfjs'): Scenario {
  return {
    name: `many-epochs-${engine}`,
    summary: `epochs of 5,000 digits in one run of the engine ${engine}`,
    faults: 200,
    async run({ faults }) {
      const data = { train: await take(5000) };
      const { model, countTensors } = await networkFor(engine);
      const warm = Math.max(1, Math.floor(faults / 5));
      let before: LongUsage | undefined;
      let after: LongUsage | undefined;
      const options = { model, data, epochs: faults, engine, ...(engine === 'compiled' && { threads: 1 }) };
      for await (const event of train(options)) {
        if (event.type !== 'epoch') continue;
        if (event.epoch === warm) before = { ...usage(), tensors: countTensors() };
        if (event.epoch === faults) after = { ...usage(), tensors: countTensors() };
      }
      if (!before || !after) return { faults: 0, trials: 0, problems: ['the run has no epochs'] };
      const more = after.tensors - before.tensors;
      return {
        faults,
        trials: faults,
        problems: [...growth(before, after), ...(more > 0 ? [`there are ${more} more tensors`] : [])],
        figures: { ...figures(before, after), tensors: `${before.tensors} → ${after.tensors}` },
      };
    },
  };
}

interface LongUsage extends Usage {
  /** Tensors of TensorFlow.js. */
  readonly tensors: number;
}

export const LONG_RUNS: readonly Scenario[] = [
  compilePrograms,
  manyRuns,
  predictions,
  manyEpochs('compiled'),
  manyEpochs('tfjs'),
];
