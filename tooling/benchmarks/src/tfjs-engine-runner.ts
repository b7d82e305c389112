import { loadMnist, PIXELS } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { pickEngine } from '@lenet5/trainer';
import { referenceSpans } from './reference-spans.js';
import { BATCH_SIZE, type Runner } from './runner.js';

/** The reference job on the trainer's tfjs engine, span by span, as a run drives it. */
export async function openTfjsEngineRunner(): Promise<Runner> {
  const { train, test } = await loadMnist();
  const { engine } = await pickEngine('tfjs', { model: lenet5({ seed: 42 }), train, batchSize: BATCH_SIZE });
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
