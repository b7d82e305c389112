import { OPTIMIZER, type OptionSpec } from '@lenet5/core';
import { RECIPE, type RecipeKey } from '@lenet5/trainer/recipe';

/** The smallest training set has ten images per class on average. */
const MIN_IMAGES = 100;

/** MNIST has this many training images. */
const MAX_IMAGES = 60_000;

/** Settings whose values on this page differ from those of the recipe, each with the reason. */
export const PAGE_SPECS = {
  /** The browser stores a checkpoint of every epoch, about 0.7 MB each. */
  epochs: { ...RECIPE.epochs.spec, max: 200 },
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
  /** The step schedule would need two more fields. */
  schedule: { type: 'choice', choices: ['constant', 'cosine'], default: RECIPE.schedule.spec.default },
} satisfies Partial<Record<RecipeKey, OptionSpec>>;
