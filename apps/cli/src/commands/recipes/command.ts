import { RECIPE, type RecipeName } from '@lenet5/trainer/recipe';
import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { oneOf } from '../../flags/one-of.js';
import { helpExamples } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { printRecipe, printRecipes } from './print-recipes.js';

const EXAMPLES = `Examples:
  lenet5 recipes
      the named recipes of lenet5 train --recipe
  lenet5 recipes best
      the options of a recipe, as flags
  lenet5 recipes best --json > mine.json
      a config file to change, for lenet5 train --config
`;

interface RecipesFlags {
  readonly json?: boolean;
  readonly color: boolean;
}

/** Creates `lenet5 recipes`: lists the named recipes, or prints the options of one. */
export const createRecipesCommand: CreateCommand = (done) =>
  new Command('recipes')
    .description('List the named recipes, or print the options of one.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('[name]', RECIPE.recipe.spec.choices.join(', '), oneOf('NAME', RECIPE.recipe.spec.choices))
    .option('--json', 'JSON on stdout: an object per recipe, or the config of one')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action((name: RecipeName | undefined, { json = false, color }: RecipesFlags) => {
      const { out } = openOutput(color);
      if (name === undefined) printRecipes(out, json);
      else printRecipe(out, name, json);
      done(EXIT_DONE);
    });
