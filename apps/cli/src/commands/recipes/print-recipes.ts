import { NAMED_RECIPES, type RecipeName } from '@lenet5/trainer/recipe';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import { flagName } from '../train/config/flag-name.js';
import type { ConfigKey } from '../train/config/train-config.js';

/** Prints the names of the recipes and what they are for. */
export function printRecipes(out: Terminal, json: boolean): void {
  const recipes = Object.entries(NAMED_RECIPES);
  if (json) for (const [name, recipe] of recipes) out.data(JSON.stringify({ name, ...recipe }));
  else {
    const width = Math.max(...recipes.map(([name]) => name.length)) + 2;
    for (const [name, { doc }] of recipes) out.line(`${name.padEnd(width)}${doc}`);
  }
}

/** Prints the options of a recipe that differ from the defaults: as flags, or as a config file. */
export function printRecipe(out: Terminal, recipe: RecipeName, json: boolean): void {
  const { doc, options } = NAMED_RECIPES[recipe];
  if (json) {
    out.data(JSON.stringify(options, undefined, 2));
    return;
  }
  out.line(`${recipe}: ${doc}`);
  const rows = Object.entries(options).map(([key, value]) => [flagName(key as ConfigKey), String(value)]);
  const columns = [{ head: 'flag', align: 'left' }, { head: 'value' }] as const;
  const lines = rows.length === 0 ? ['all options have their defaults'] : drawTable(columns, rows);
  for (const line of lines) out.line(line);
}
