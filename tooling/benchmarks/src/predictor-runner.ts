import { loadPredictor } from '@lenet5/compiler/predict';
import { loadMnist, PIXELS } from '@lenet5/mnist';
import { toSafetensors } from '@lenet5/model';
import { pretrainedPlainLenet5 } from '@lenet5/model/pretrained';
import type { Runner } from './runner.js';

/** Opens LeNet-5 as a predictor, which does not train. */
export async function openPredictorRunner(): Promise<Runner> {
  const { test } = await loadMnist();
  const predictor = await loadPredictor(await toSafetensors(await pretrainedPlainLenet5()));
  return {
    predictOne: async () => {
      predictor.predict(test.images.subarray(0, PIXELS));
    },
    evaluate: async () => {
      predictor.predict(test.images);
    },
    dispose: async () => {},
  };
}
