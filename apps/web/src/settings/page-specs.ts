import { OPTIMIZER, type OptionSpec } from '@lenet5/core';
import { RECIPE, type RecipeKey } from '@lenet5/trainer/recipe';

/** The smallest training set has ten images per class on average. */
const MIN_IMAGES = 100;

/** MNIST has this many training images. */
const MAX_IMAGES = 60_000;

/** The largest number of epochs. */
export const MAX_EPOCHS = 200;

/** The value of a setting that is not used. */
export const OFF = 'off';

/** Settings whose values on this page differ from those of the recipe, each with the reason. */
export const PAGE_SPECS = {
  /** The browser stores a checkpoint of every epoch, about 0.7 MB each. */
  epochs: { ...RECIPE.epochs.spec, max: MAX_EPOCHS },
  /** The activations of a batch must fit in the memory of a tab on a phone. */
  batchSize: { ...RECIPE.batchSize.spec, max: 1024 },
  limit: { type: 'integer', min: MIN_IMAGES, max: MAX_IMAGES, default: MAX_IMAGES },
  /** The form offers momentum as one more optimizer, instead of a field that applies to one of them. */
  /** SDLM is for the network of 1998. */
  optimizer: {
    type: 'choice',
    choices: ['adam', 'adamw', 'sgd', 'momentum', 'rmsprop'],
    default: OPTIMIZER.default,
  },
  /** The schedule of 1998 is for the network of 1998. */
  schedule: {
    type: 'choice',
    choices: ['constant', 'cosine', 'step', 'exponential', 'one-cycle'],
    default: RECIPE.schedule.spec.default,
  },
  /** A field of the form always has a value: `off` stands for an option that is not given. */
  clipNorm: { ...RECIPE.clipNorm.spec, or: OFF, default: OFF },
  plateau: { ...RECIPE.plateau.spec, max: MAX_EPOCHS, or: OFF, default: OFF },
  /** The form writes both limits of a number below its field. */
  l2: { ...RECIPE.l2.spec, max: 1 },
  dropEpochs: { type: 'number', min: 0.1, max: MAX_EPOCHS, default: RECIPE.dropEpochs.spec.default },
  dropFactor: { type: 'number', min: 0.01, max: 1, default: RECIPE.dropFactor.spec.default },
  plateauFactor: { type: 'number', min: 0.01, max: 0.99, default: RECIPE.plateauFactor.spec.default },
} satisfies Partial<Record<RecipeKey, OptionSpec>>;
