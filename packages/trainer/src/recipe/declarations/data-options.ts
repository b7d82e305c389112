import { COUNT, IMAGES, MODEL } from '../recipe-specs.js';

/** The images of a run and the model that it trains. See `RECIPE`. */
export const DATA_OPTIONS = {
  model: {
    spec: MODEL as typeof MODEL,
    path: 'model',
    layers: ['api', 'cli'],
    group: 'data',
    required: true,
    doc: 'the model to train: takes 28×28×1 or 784 pixels from 0 to 1, ends in a softmax, or in Softmin as the network of 1998 does, need not be compiled',
  },
  data: {
    spec: IMAGES as typeof IMAGES,
    path: 'data.train',
    layers: ['api', 'cli'],
    group: 'data',
    required: true,
    doc: 'images to train on',
  },
  validation: {
    spec: IMAGES as typeof IMAGES,
    path: 'data.validation',
    layers: ['api', 'cli'],
    group: 'data',
    doc: 'images to validate on after each epoch',
  },
  limit: {
    spec: COUNT as typeof COUNT,
    layers: ['cli', 'web'],
    group: 'data',
    unit: 'images',
    label: 'Training images',
    doc: 'train on this many images, balanced over the classes',
  },
} as const;
