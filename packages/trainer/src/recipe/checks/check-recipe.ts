import { checkOption, type OptionProblem } from '@lenet5/core';
import { RECIPE, type RecipeKey } from '../recipe.js';
import type { FindProblems, OptionSyntax, RecipeValues } from '../recipe-values.js';
import { findInapplicable } from './relations/applicability.js';
import { findIdleAugmentation } from './relations/augmentation.js';
import { findBlindMonitors, findEndlessWarmup } from './relations/epochs.js';
import { findNormalizedPadding, findSecondNormalization, findWithoutPenalties } from './relations/network.js';
import { findIdleNesterov, findTwoLimits } from './relations/optimizer.js';
import { findLargeSdlmBatch, findSdlmGradient } from './relations/sdlm.js';

/**
 * Checks one value. `train()`, the command line and the web app all use this function and {@link checkRelations}, so
 * they accept the same values and report an invalid one in the same words.
 *
 * @example
 * ```ts
 * import { checkValue } from '@lenet5/trainer/recipe';
 *
 * const spell = (key: string) => `--${key}`;
 * console.log(checkValue('epochs', 10, { spell })); // undefined
 * console.log(checkValue('epochs', 0, { spell })?.problem); // --epochs is invalid
 * ```
 */
export function checkValue(key: RecipeKey, value: unknown, syntax: OptionSyntax): OptionProblem | undefined {
  return checkOption(syntax.spell(key), syntax.specs?.[key] ?? RECIPE[key].spec, value);
}

/** The relations between options, in the order in which their problems are reported. */
const RELATIONS: readonly FindProblems[] = [
  findInapplicable,
  findEndlessWarmup,
  findBlindMonitors,
  findIdleAugmentation,
  findLargeSdlmBatch,
  findSdlmGradient,
  findTwoLimits,
  findIdleNesterov,
  findNormalizedPadding,
  findWithoutPenalties,
  findSecondNormalization,
];

/**
 * Checks options against each other: what applies to another option, and what needs one.
 *
 * @example
 * ```ts
 * import { checkRelations } from '@lenet5/trainer/recipe';
 *
 * const [problem] = checkRelations({ optimizer: 'adam', momentum: 0.9 }, { spell: (key) => key });
 * console.log(problem?.problem); // momentum does not apply to optimizer adam
 * ```
 */
export function checkRelations(values: RecipeValues, syntax: OptionSyntax): OptionProblem[] {
  return RELATIONS.flatMap((find) => find(values, syntax));
}
