import { shapeSize } from '@lenet5/core';
import { imageShape } from '@lenet5/mnist';
import { modelFromPlain } from '@lenet5/model';
import { pickEngine } from '@lenet5/trainer';
import { REFERENCE_BATCH_SIZE, referenceSpans } from '@lenet5/trainer/bench';
import type { Contestant } from './contestant.js';
import { openJob } from './job.js';
import type { Runner } from './runner.js';

/** Opens a job on the tfjs engine of the trainer, which runs it span by span, as in a training run. */
export async function openTfjsEngineRunner({ network }: Contestant): Promise<Runner> {
  const { model, train, test } = await openJob(network);
  const options = { model: modelFromPlain(model), train, batchSize: REFERENCE_BATCH_SIZE };
  const { engine } = await pickEngine('tfjs', options);
  const nextSpan = referenceSpans(train.count);
  return {
    train: async (steps) => {
      await engine.trainSpan(nextSpan(steps));
    },
    predictOne: async () => {
      await engine.predict(test.images.subarray(0, shapeSize(imageShape(test))));
    },
    evaluate: async () => {
      await engine.evaluate(test);
    },
    dispose: () => engine.dispose(),
  };
}
