import { measurePeak } from '@lenet5/compiler';
import type { ImageSet } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { pickEngine } from '@lenet5/trainer';
import { BATCH_SIZE, type Round } from './bench-row.js';
import type { Contestant } from './contestant.js';

const LEARNING_RATE = 1e-3;
const WARM_UP_STEPS = 20;

/** A contestant that is ready to run. */
export interface Competitor {
  readonly contestant: Contestant;
  /** Trains through the steps of one round, the peak measured before and after. */
  round(): Promise<Round>;
  dispose(): Promise<void>;
}

/**
 * Sets a contestant up: an engine of the trainer, driven as a run drives it, and warm.
 *
 * @param train at least as many images as a step takes; they are shown again and again.
 * @throws KernelsUnavailableError where the runtime lacks the build.
 */
export async function enter(contestant: Contestant, train: ImageSet): Promise<Competitor> {
  const { engine: name, kernels, threads, steps } = contestant;
  const model = lenet5({ seed: 42 });
  const { engine } = await pickEngine(name, { model, train, batchSize: BATCH_SIZE, kernels, threads });
  const advance = async (count: number): Promise<void> => {
    const order = Uint32Array.from({ length: count * BATCH_SIZE }, (_, index) => index % train.count);
    await engine.trainSpan({ order, learningRates: new Float32Array(count).fill(LEARNING_RATE) });
  };
  await advance(WARM_UP_STEPS);
  return {
    contestant,
    async round() {
      const before = await measurePeak(kernels);
      const began = performance.now();
      await advance(steps);
      const msPerStep = (performance.now() - began) / steps;
      const after = await measurePeak(kernels);
      return { msPerStep, peakGflops: (before + after) / 2 };
    },
    async dispose() {
      await engine.dispose();
      model.dispose();
    },
  };
}
