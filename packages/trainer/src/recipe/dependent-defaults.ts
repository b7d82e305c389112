import type { RecipeValues } from './recipe-values.js';

/** SDLM scales the rate of each weight by its second derivative, so the rates of other optimizers are too high. */
const SDLM_DEFAULTS = { batchSize: 1, learningRate: 0.0005, schedule: 'lenet5-1998' } as const;

/**
 * The defaults that follow from other options: the optimizer SDLM takes one image per step, with the learning rates of the paper
 * of 1998, and the network of 1998 has initial weights of its own.
 *
 * @param values The options that are given.
 *
 * @example
 * ```ts
 * import { dependentDefaults } from '@lenet5/trainer/recipe';
 *
 * console.log(dependentDefaults({ optimizer: 'sdlm' }).schedule); // lenet5-1998
 * console.log(dependentDefaults({ optimizer: 'adam' })); // {}
 * ```
 */
export function dependentDefaults({ optimizer, model }: RecipeValues): {
  readonly batchSize?: 1;
  readonly learningRate?: number;
  readonly schedule?: 'lenet5-1998';
  readonly initialization?: '1998';
} {
  return {
    ...(optimizer === 'sdlm' && SDLM_DEFAULTS),
    ...(model === 'lenet5-1998' && { initialization: '1998' }),
  };
}
