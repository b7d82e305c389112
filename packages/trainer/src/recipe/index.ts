export { checkRelations, checkValue } from './checks/check-recipe.js';
export { inapplicableOptions, isApplicable } from './checks/relations/applicability.js';
export { dependentDefaults } from './dependent-defaults.js';
export { describeOption, type OptionDescription } from './describe-option.js';
export {
  NAMED_RECIPES,
  type NamedRecipe,
  type NamedRecipeKey,
  type RecipeName,
} from './named-recipes.js';
export { RECIPE, RECIPE_OPTIONS, type RecipeKey, type RecipeValue } from './recipe.js';
export type { OptionGroup, OptionLayer, RecipeOption } from './recipe-option.js';
export type { OptionSyntax, RecipeValues } from './recipe-values.js';
export { toTrainOptions } from './to-train-options.js';
