import { RECIPE_OPTIONS } from './recipe.js';
import type { RecipeValues } from './recipe-values.js';
import type { TrainOptions } from './train-options.js';

/**
 * Converts values by key to options of `train()`, with nested objects: `rateFloor` becomes `schedule.floor`. Undefined
 * values, and options that `train()` does not have, are left out.
 *
 * @param values Valid values; see `checkValue()` and `checkRelations()`.
 *
 * @example
 * ```ts
 * import { toTrainOptions } from '@lenet5/trainer/recipe';
 *
 * const options = toTrainOptions({ epochs: 3, schedule: 'cosine', rateFloor: 0.1 });
 * console.log(options); // { epochs: 3, schedule: { name: 'cosine', floor: 0.1 } }
 * ```
 */
export function toTrainOptions(values: RecipeValues): Partial<TrainOptions> {
  const options: Record<string, unknown> = {};
  const nested: Record<string, Record<string, unknown>> = {};
  for (const [key, { path }] of RECIPE_OPTIONS) {
    const value = values[key];
    if (path === undefined || value === undefined) continue;
    const [first = '', second] = path.split('.');
    if (second === undefined) options[first] = value;
    else nested[first] = { ...nested[first], [second]: value };
  }
  return { ...options, ...nested };
}
