import { encodeCheckpoint } from '@lenet5/trainer';

/** A small checkpoint after some epochs. */
export function sampleCheckpoint(epoch: number): Promise<Uint8Array> {
  const scores = Array.from({ length: epoch }, () => 0.5);
  return encodeCheckpoint({
    identity: {
      layers: ['Flatten', 'Dense activation=softmax units=10'],
      optimizer: 'adam beta1=0.9',
      labelSmoothing: 0,
      batchSize: 32,
      seed: 42,
      trainSize: 100,
      trainData: '0123abcd',
      validationSize: 0,
    },
    progress: {
      epoch,
      step: 0,
      sums: { images: 0, lossSum: 0, correct: 0, seconds: 0 },
      history: { loss: scores, accuracy: scores, val_loss: [], val_accuracy: [] },
    },
    state: {
      step: 4 * epoch,
      weights: [{ name: 'kernel', shape: [2], values: Float32Array.of(1, 2) }],
      moments: [],
    },
  });
}
