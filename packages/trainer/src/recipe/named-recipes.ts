import { dependentDefaults } from './dependent-defaults.js';
import type { RECIPE, RecipeKey, RecipeValue } from './recipe.js';

/** The name of a recipe. */
export type RecipeName = (typeof RECIPE)['recipe']['spec']['choices'][number];

/** The options that a recipe can name: those that determine the weights. */
export type NamedRecipeKey = {
  [Key in RecipeKey]: (typeof RECIPE)[Key]['group'] extends 'training' | 'augmentation' | 'schedule'
    ? Key
    : never;
}[RecipeKey];

/** A set of options that were chosen together. An option that it does not name has its default. */
export interface NamedRecipe {
  /** One line without a period. */
  readonly doc: string;
  readonly options: { readonly [Key in NamedRecipeKey]?: RecipeValue<Key> };
}

/** The named recipes, as plain data. */
export const NAMED_RECIPES: Readonly<Record<RecipeName, NamedRecipe>> = {
  reference: {
    doc: 'the published recipe: ten epochs of Adam at a constant learning rate',
    options: {},
  },
  best: {
    doc: 'the highest accuracy: 120 epochs on distorted images',
    options: {
      epochs: 120,
      optimizer: 'adamw',
      weightDecay: 0.01,
      labelSmoothing: 0.05,
      rotation: 8,
      scale: 0.105,
      shear: 0.14,
      shift: 1.4,
      elastic: 1,
      finalStrength: 0.5,
      learningRate: 0.002,
      schedule: 'cosine',
      warmupEpochs: 3,
    },
  },
  quick: {
    doc: 'a high accuracy in little time: four epochs on slightly distorted images',
    options: {
      epochs: 4,
      optimizer: 'adamw',
      weightDecay: 0.1,
      rotation: 5,
      scale: 0.06,
      shear: 0.08,
      shift: 0.8,
      elastic: 0.5,
      fadeStart: 0,
      finalStrength: 0,
      learningRate: 0.004,
      schedule: 'cosine',
      warmupEpochs: 0.5,
    },
  },
  'lenet5-1998': {
    doc: 'the recipe of the paper of 1998 for the network of 1998: 20 epochs of SDLM, one image per step',
    options: {
      epochs: 20,
      optimizer: 'sdlm',
      ...dependentDefaults({ optimizer: 'sdlm' }),
    },
  },
};
