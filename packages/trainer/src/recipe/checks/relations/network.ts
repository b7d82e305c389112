import { formatValue, type OptionProblem } from '@lenet5/core';
import type { OptionSyntax, RecipeValues } from '../../recipe-values.js';

/** The zeros of a padding are not normalized. */
export function findNormalizedPadding(
  { normalization = 'none', initialization, padding }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  if (padding !== 'same' || (normalization === 'none' && initialization !== 'lecun')) return [];
  const option = spell('padding');
  const other = normalization === 'none' ? 'initialization' : 'normalization';
  return [
    {
      option,
      problem: `${option} same does not apply with ${spell(other)}`,
      found: formatValue(other === 'initialization' ? initialization : normalization),
      remedy: 'omit one of them; the zeros of the padding are not normalized',
    },
  ];
}

/** A loss or an optimizer that needs the penalties of the network of 1998. */
export function findWithoutPenalties(
  { model, from, loss, optimizer }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  const key = loss === 'mse' ? 'loss' : optimizer === 'sdlm' ? 'optimizer' : undefined;
  if (model !== 'lenet5' || from !== undefined || !key) return [];
  const [option, name] = [spell(key), spell('model')];
  return [
    {
      option,
      problem: `${option} ${key === 'loss' ? 'mse' : 'sdlm'} needs a network with penalties`,
      found: `${name} ${model}`,
      remedy: `add ${name} lenet5-1998, or omit ${option}`,
    },
  ];
}

/** A normalization of the network of 1998, which has its own. */
export function findSecondNormalization(
  { model, normalization = 'none' }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  if (model !== 'lenet5-1998' || normalization === 'none') return [];
  const option = spell('normalization');
  return [
    {
      option,
      problem: `${option} does not apply to ${spell('model')} ${model}`,
      found: formatValue(normalization),
      remedy: 'omit it; the network scales its input to −0.1…1.175 itself',
    },
  ];
}
