import { describe, expect, it } from 'vitest';
import { checkRelations, checkValue } from './checks/check-recipe.js';
import { NAMED_RECIPES, type RecipeName } from './named-recipes.js';
import type { RecipeKey } from './recipe.js';
import { RECIPE } from './recipe.js';
import { recipeOptions } from './recipe-options.js';

const SYNTAX = { spell: (key: RecipeKey) => key };
const NAMES = RECIPE.recipe.spec.choices;

describe.each(NAMES)('the recipe %s', (name) => {
  it('has valid options that apply beside each other', () => {
    const { options } = NAMED_RECIPES[name];
    for (const [key, value] of Object.entries(options))
      expect(checkValue(key as RecipeKey, value, SYNTAX)).toBeUndefined();
    expect(checkRelations(options, SYNTAX)).toEqual([]);
  });
});

it('recipeOptions(name) rejects an unknown name', () => {
  expect(() => Reflect.apply(recipeOptions, undefined, ['bset'])).toThrow(
    /^recipe is invalid \("bset"\) — use /,
  );
});

it('recipeOptions(name) has the nested form of train()', () => {
  expect(recipeOptions('reference' satisfies RecipeName)).toEqual({});
  expect(recipeOptions('best')).toMatchObject({
    epochs: 120,
    optimizer: { name: 'adamw', weightDecay: 0.01 },
    schedule: { name: 'cosine', warmupEpochs: 3 },
    augmentation: { elastic: 1, finalStrength: 0.5 },
  });
});
