import { type InputNormalization, MNIST_NORMALIZATION } from '@lenet5/core';
import type { RecipeValue } from './recipe/recipe.js';

/** The name of a normalization. */
export type NormalizationName = Exclude<RecipeValue<'normalization'>, 'none'>;

/** The normalizations by name. */
export const INPUT_NORMALIZATIONS: Readonly<Record<NormalizationName, InputNormalization>> = {
  mnist: MNIST_NORMALIZATION,
};

/** How a pixel from 0 to 255 becomes an input: pixel · scale + shift. */
export interface PixelScale {
  readonly scale: number;
  readonly shift: number;
}

/** The scale that normalizes pixels; without a normalization, the one to 0 to 1. */
export function pixelScale(normalization: InputNormalization | undefined): PixelScale {
  const { mean, std } = normalization ?? { mean: 0, std: 1 };
  return { scale: 1 / (255 * std), shift: -mean / std };
}
