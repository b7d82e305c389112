import { type OptionValue, type ResolvedDistortions, resolveDistortions } from '@lenet5/core';
import { NAMED_RECIPES, RECIPE, RECIPE_OPTIONS, type RecipeValues } from '@lenet5/trainer/recipe';

/** The choices of the augmentation: none, or the distortions of a named recipe, which fade as in that recipe. */
export const AUGMENTATION = { type: 'choice', choices: ['none', 'quick', 'best'], default: 'none' } as const;

/** How the training images are distorted. */
export type Augmentation = OptionValue<typeof AUGMENTATION>;

/** The options of the recipe that an augmentation sets. */
export function augmentationValues(augmentation: Augmentation): RecipeValues {
  if (augmentation === 'none') return {};
  const options: RecipeValues = NAMED_RECIPES[augmentation].options;
  const keys = RECIPE_OPTIONS.flatMap(([key, { group }]) => (group === 'augmentation' ? [key] : []));
  return Object.fromEntries(keys.map((key) => [key, options[key]]));
}

/** The distortions of an augmentation, and how they fade. */
export function distortionsOf(
  augmentation: Exclude<Augmentation, 'none'>,
): ResolvedDistortions & { readonly fadeStart: number; readonly finalStrength: number } {
  const { options } = NAMED_RECIPES[augmentation];
  const { fadeStart = RECIPE.fadeStart.spec.default, finalStrength = RECIPE.finalStrength.spec.default } =
    options;
  return { ...resolveDistortions(options), fadeStart, finalStrength };
}

/** The augmentation with the distortions that a checkpoint describes; `none` without any, or with those of no choice. */
export function augmentationOf(description: string | undefined): Augmentation {
  return AUGMENTATION.choices.find((choice) => describe(choice) === description) ?? 'none';
}

/** The distortions as a checkpoint describes them. */
function describe(augmentation: Augmentation): string | undefined {
  if (augmentation === 'none') return undefined;
  const distortions = resolveDistortions(NAMED_RECIPES[augmentation].options);
  return Object.entries(distortions)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' ');
}
