import type { ReportRun } from '../report-data.js';
import type { PredictedImage } from '../scores/digits-figure.js';
import { publishedRun } from './published-run.js';

const mistake: PredictedImage = {
  index: 18,
  label: 3,
  predicted: 5,
  confidence: 0.998,
  pixels: Uint8Array.from({ length: 784 }, (_, i) => i % 256),
};

/** A run with all optional data. */
export const fullRun: ReportRun = {
  name: 'full',
  history: publishedRun,
  validationSize: 10000,
  trainSize: 60000,
  epochs: publishedRun.loss.map((_, i) => ({
    seconds: 4 + i / 10,
    imagesPerSecond: 15000 - i,
    learningRate: 0.001,
  })),
  scores: {
    on: 'the 1,000 test images',
    confusion: { classes: 2, counts: Uint32Array.of(490, 10, 4, 496) },
    loss: 0.0473,
    calibration: {
      ece: 0.0121,
      bins: [
        { from: 0, to: 0.5, count: 0, accuracy: null, confidence: null },
        { from: 0.5, to: 1, count: 1000, accuracy: 0.986, confidence: 0.9981 },
      ],
    },
    mistakes: [mistake],
    robustness: {
      seed: 42,
      clean: 0.986,
      curves: [{ corruption: 'blur', unit: 'px', strengths: [0.5, 1], accuracies: [0.98, 0.9] }],
    },
  },
  filters: [
    {
      name: 'conv2d_1',
      shape: [5, 5, 1, 6],
      weights: Float32Array.from({ length: 150 }, (_, i) => Math.sin(i)),
    },
  ],
  config: { epochs: 10, optimizer: { name: 'adam', epsilon: 1e-7 }, seed: 42 },
  environment: { node: '20.19.5', kernels: 'simd', threads: 2 },
};
