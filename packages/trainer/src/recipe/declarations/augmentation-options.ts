import { ELASTIC, ELASTIC_SIGMA, ROTATION, SCALE, SHEAR, SHIFT } from '@lenet5/core';

/** The random distortions of the training images. See `RECIPE`. */
export const AUGMENTATION_OPTIONS = {
  rotation: {
    spec: ROTATION as typeof ROTATION,
    path: 'augmentation.rotation',
    layers: ['api', 'cli'],
    group: 'augmentation',
    doc: 'largest random rotation of a training image, in degrees',
  },
  scale: {
    spec: SCALE as typeof SCALE,
    path: 'augmentation.scale',
    layers: ['api', 'cli'],
    group: 'augmentation',
    doc: 'largest random change of the size of a training image, as a fraction',
  },
  shear: {
    spec: SHEAR as typeof SHEAR,
    path: 'augmentation.shear',
    layers: ['api', 'cli'],
    group: 'augmentation',
    doc: 'largest random shear of a training image, in columns per row',
  },
  shift: {
    spec: SHIFT as typeof SHIFT,
    path: 'augmentation.shift',
    layers: ['api', 'cli'],
    group: 'augmentation',
    doc: 'largest random shift of a training image, in pixels',
  },
  elastic: {
    spec: ELASTIC as typeof ELASTIC,
    path: 'augmentation.elastic',
    layers: ['api', 'cli'],
    group: 'augmentation',
    doc: 'root mean square of the random elastic displacement of a training image, in pixels',
  },
  elasticSigma: {
    spec: ELASTIC_SIGMA as typeof ELASTIC_SIGMA,
    path: 'augmentation.elasticSigma',
    layers: ['api', 'cli'],
    group: 'augmentation',
    doc: 'standard deviation of the Gaussian that smooths the elastic displacement, in pixels',
  },
  fadeStart: {
    spec: { type: 'number', min: 0, max: 1, default: 0.5 },
    path: 'augmentation.fadeStart',
    layers: ['api', 'cli'],
    group: 'augmentation',
    doc: 'fraction of the run after which the distortions become weaker',
  },
  finalStrength: {
    spec: { type: 'number', min: 0, max: 1, default: 1 },
    path: 'augmentation.finalStrength',
    layers: ['api', 'cli'],
    group: 'augmentation',
    doc: 'fraction of the distortions that remains at the end of the run',
  },
} as const;
