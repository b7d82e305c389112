import { loadMnist } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { REFERENCE_BATCH_SIZE as BATCH_SIZE } from '@lenet5/trainer/bench';
import * as tf from '@tensorflow/tfjs-core';
import type { Runner } from './runner.js';

/** Opens the reference job as a user of stock tfjs writes it: `compile` and `trainOnBatch` on the current backend. */
export async function openPlainTfjsRunner(): Promise<Runner> {
  const { train } = await loadMnist();
  const model = lenet5();
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'sparseCategoricalCrossentropy' });
  const pixels = train.images.length / train.count;
  let next = 0;

  const step = async (): Promise<void> => {
    const from = next;
    next = (next + BATCH_SIZE) % (train.count - BATCH_SIZE);
    const images = Float32Array.from(
      train.images.subarray(from * pixels, (from + BATCH_SIZE) * pixels),
      (value) => value / 255,
    );
    const x = tf.tensor4d(images, [BATCH_SIZE, 28, 28, 1]);
    const y = tf.tensor2d(Float32Array.from(train.labels.subarray(from, from + BATCH_SIZE)), [BATCH_SIZE, 1]);
    await model.trainOnBatch(x, y);
    tf.dispose([x, y]);
  };

  return {
    train: async (steps) => {
      for (let i = 0; i < steps; i++) await step();
    },
    dispose: async () => {
      model.dispose();
    },
  };
}
