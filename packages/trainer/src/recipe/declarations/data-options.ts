import {
  CLASS_WEIGHTS,
  COUNT,
  IMAGES,
  LAYER_NAMES,
  MODEL,
  SAMPLE_WEIGHTS,
  WEIGHTS_FROM,
} from '../recipe-specs.js';

/** The images of a run and the model that it trains. See `RECIPE`. */
export const DATA_OPTIONS = {
  model: {
    spec: MODEL as typeof MODEL,
    path: 'model',
    layers: ['api', 'cli'],
    group: 'data',
    required: true,
    doc: 'the model to train: takes the pixels of the images from 0 to 1, ends in a softmax, or in Softmin as the network of 1998 does, need not be compiled',
  },
  from: {
    spec: WEIGHTS_FROM as typeof WEIGHTS_FROM,
    layers: ['cli'],
    group: 'data',
    doc: 'model to start from, with its layers and weights; for data of other classes, its last layer is replaced by a new one',
  },
  freeze: {
    spec: LAYER_NAMES as typeof LAYER_NAMES,
    path: 'freeze',
    layers: ['api', 'cli'],
    group: 'data',
    doc: 'layers whose weights do not change',
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
  classWeights: {
    spec: CLASS_WEIGHTS as typeof CLASS_WEIGHTS,
    path: 'classWeights',
    layers: ['api', 'cli'],
    group: 'data',
    doc: 'factors of the training loss by class; balanced weighs classes inversely to their number of images',
  },
  sampleWeights: {
    spec: SAMPLE_WEIGHTS as typeof SAMPLE_WEIGHTS,
    path: 'sampleWeights',
    layers: ['api'],
    group: 'data',
    doc: 'factors of the training loss by image',
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
