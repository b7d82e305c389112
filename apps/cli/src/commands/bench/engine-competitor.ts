import { measurePeak } from '@lenet5/compiler';
import type { ImageSet } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { pickEngine } from '@lenet5/trainer';
import { type Competitor, REFERENCE_BATCH_SIZE, referenceSpans } from '@lenet5/trainer/bench';
import type { EngineContestant } from './contestant.js';

const WARM_UP_STEPS = 20;

/** An engine of the trainer that is set up and warmed up in this process. */
export interface EngineCompetitor extends Competitor<EngineContestant> {
  dispose(): Promise<void>;
}

/**
 * Sets up an engine and trains the reference job with it, as a run does.
 *
 * @param train at least as many images as the steps of a round need.
 * @throws KernelsUnavailableError if the runtime lacks the kernels.
 */
export async function openCompetitor(
  contestant: EngineContestant,
  train: ImageSet,
): Promise<EngineCompetitor> {
  const { engine: name, kernels, threads, steps } = contestant;
  const model = lenet5();
  const { engine } = await pickEngine(name, {
    model,
    train,
    batchSize: REFERENCE_BATCH_SIZE,
    kernels,
    threads,
  });
  const nextSpan = referenceSpans(train.count);
  await engine.trainSpan(nextSpan(WARM_UP_STEPS));
  return {
    contestant,
    async round() {
      const before = await measurePeak(kernels);
      const start = performance.now();
      await engine.trainSpan(nextSpan(steps));
      const msPerStep = (performance.now() - start) / steps;
      const after = await measurePeak(kernels);
      return { msPerStep, peakGflops: (before + after) / 2 };
    },
    async dispose() {
      await engine.dispose();
      model.dispose();
    },
  };
}
