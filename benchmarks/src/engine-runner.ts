import { loadMnist, shuffledOrder } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { pickEngine } from '@lenet5/trainer';
import type { Contestant } from './contestant.js';
import { BATCH_SIZE, type Runner } from './runner.js';

/** The reference job on one of the trainer's engines, span by span, as a run drives it. */
export async function openEngineRunner({ engine: name, kernels, threads }: Contestant): Promise<Runner> {
  const { train, test } = await loadMnist();
  const { engine } = await pickEngine(name === 'compiled' ? 'compiled' : 'tfjs', {
    model: lenet5({ seed: 42 }),
    train,
    batchSize: BATCH_SIZE,
    threads,
    kernels: kernels === 'none' ? 'auto' : kernels,
  });
  const order = shuffledOrder(train.count, 42, 1);
  const pixels = train.images.length / train.count;
  let next = 0;

  return {
    train: async (steps) => {
      if (next + steps * BATCH_SIZE > order.length) next = 0;
      const images = order.subarray(next, next + steps * BATCH_SIZE);
      next += steps * BATCH_SIZE;
      await engine.trainSpan({ order: images, learningRates: new Float32Array(steps).fill(1e-3) });
    },
    predictOne: async () => {
      await engine.predict(test.images.subarray(0, pixels));
    },
    evaluate: async () => {
      await engine.evaluate(test);
    },
    dispose: () => engine.dispose(),
  };
}
