import { formatValue, type OptionProblem } from '@lenet5/core';
import type { OptionSyntax, RecipeValues } from '../../recipe-values.js';

/** Stochastic diagonal Levenberg–Marquardt takes one image per step. */
export function findLargeSdlmBatch(
  { optimizer, batchSize: found }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  if (optimizer !== 'sdlm' || found === undefined || found === 1) return [];
  const option = spell('batchSize');
  return [
    {
      option,
      problem: `${option} does not fit ${spell('optimizer')} sdlm, which takes one image per step`,
      found: formatValue(found),
      remedy: 'omit it',
    },
  ];
}

/** The options that the kernels of stochastic diagonal Levenberg–Marquardt do not have. */
const NOT_WITH_SDLM = ['clipValue', 'clipNorm', 'l1', 'l2', 'classWeights', 'sampleWeights'] as const;

export function findSdlmGradient(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  if (values.optimizer !== 'sdlm') return [];
  return NOT_WITH_SDLM.filter((key) => values[key] !== undefined && values[key] !== 0).map((key) => ({
    option: spell(key),
    problem: `${spell(key)} does not apply to ${spell('optimizer')} sdlm`,
    found: formatValue(values[key]),
    remedy: 'omit it',
  }));
}
