import type { EpochEvent, ProgressEvent, StartEvent } from '@lenet5/trainer';

/** The start event of a run like that of the reference recipe. */
export const SAMPLE_START: StartEvent = {
  type: 'start',
  engine: 'tfjs',
  kernels: 'simd',
  threads: 1,
  runsOn: 'caller-thread',
  parameters: 44_426,
  trainSize: 60_000,
  validationSize: 10_000,
  epochs: 10,
  epochsDone: 0,
  stepsPerEpoch: 1875,
  batchSize: 32,
  seed: 42,
};

/** Progress in the middle of an epoch. */
export const SAMPLE_PROGRESS: ProgressEvent = {
  type: 'progress',
  epoch: 3,
  step: 938,
  stepsPerEpoch: 1875,
  loss: 0.0512,
  accuracy: 0.9841,
  imagesPerSecond: 5000,
  learningRate: 0.001,
  stepLosses: new Float32Array(),
};

/** The published accuracies (training, validation). Training keeps rising; validation is best in epoch 9. */
const ACCURACIES: readonly (readonly [number, number])[] = [
  [0.898, 0.982],
  [0.968, 0.9831],
  [0.978, 0.984],
  [0.985, 0.985],
  [0.989, 0.986],
  [0.99, 0.987],
  [0.992, 0.988],
  [0.993, 0.9875],
  [0.9935, 0.989],
  [0.994, 0.986],
];

/** The epoch events of such a run. */
export function sampleEpochs(count = 10, validated = true): EpochEvent[] {
  return ACCURACIES.slice(0, count).map(([accuracy, val_accuracy], index) => ({
    type: 'epoch',
    epoch: index + 1,
    loss: 3.4 * (1 - accuracy),
    accuracy,
    ...(validated ? { val_loss: 3.2 * (1 - val_accuracy), val_accuracy } : {}),
    seconds: 12.34,
    imagesPerSecond: 4862.2,
    learningRate: 0.001,
  }));
}
