import { loadMnist, PIXELS } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { pickEngine } from '@lenet5/trainer';
import { REFERENCE_BATCH_SIZE, referenceSpans } from '@lenet5/trainer/bench';
import type { Runner } from './runner.js';

/** Opens the reference job on the tfjs engine of the trainer, which runs it span by span, as in a training run. */
export async function openTfjsEngineRunner(): Promise<Runner> {
  const { train, test } = await loadMnist();
  const { engine } = await pickEngine('tfjs', { model: lenet5(), train, batchSize: REFERENCE_BATCH_SIZE });
  const nextSpan = referenceSpans(train.count);
  return {
    train: async (steps) => {
      await engine.trainSpan(nextSpan(steps));
    },
    predictOne: async () => {
      await engine.predict(test.images.subarray(0, PIXELS));
    },
    evaluate: async () => {
      await engine.evaluate(test);
    },
    dispose: () => engine.dispose(),
  };
}
