import type { RecipeValues } from './check-recipe.js';

/**
 * The defaults that follow from other options: the optimizer SDLM takes one image per step, and the network of 1998 has
 * initial weights of its own.
 *
 * @param values The options that are given.
 *
 * @example
 * ```ts
 * import { dependentDefaults } from '@lenet5/trainer/recipe';
 *
 * console.log(dependentDefaults({ optimizer: 'sdlm' })); // { batchSize: 1 }
 * console.log(dependentDefaults({ optimizer: 'adam' })); // {}
 * ```
 */
export function dependentDefaults({ optimizer, model }: RecipeValues): {
  readonly batchSize?: 1;
  readonly initialization?: '1998';
} {
  return {
    ...(optimizer === 'sdlm' && { batchSize: 1 }),
    ...(model === 'lenet5-1998' && { initialization: '1998' }),
  };
}
