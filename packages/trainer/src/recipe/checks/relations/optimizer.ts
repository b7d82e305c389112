import { formatValue, type OptionProblem } from '@lenet5/core';
import type { OptionSyntax, RecipeValues } from '../../recipe-values.js';

/** The norm and the values of a gradient are not limited at the same time. */
export function findTwoLimits(
  { clipValue, clipNorm }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  if (clipValue === undefined || clipNorm === undefined) return [];
  const option = spell('clipNorm');
  const problem = `${option} does not apply with ${spell('clipValue')}`;
  return [{ option, problem, found: formatValue(clipNorm), remedy: 'omit one of them' }];
}

/** Nesterov's form of the momentum is that of a momentum. */
export function findIdleNesterov(
  { optimizer, nesterov, momentum = 0 }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  if (optimizer !== 'sgd' || nesterov !== true || momentum !== 0) return [];
  const option = spell('nesterov');
  const problem = `${option} has no effect without momentum`;
  const remedy = `use it with ${spell('momentum')}, such as 0.9, or omit it`;
  return [{ option, problem, found: formatValue(nesterov), remedy }];
}
