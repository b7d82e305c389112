import { NAMED_RECIPES } from '@lenet5/trainer/recipe';
import { expect, test } from 'vitest';
import { captureTerminal } from '../../testing/capture.js';
import { printRecipe, printRecipes } from './print-recipes.js';

test('printRecipes(out, json) lists the names, and with json the options', () => {
  const plain = captureTerminal();
  printRecipes(plain.terminal, false);
  expect(plain.text()).toMatch(/^reference {4}.+\nbest {9}.+\nquick {8}.+\nlenet5-1998 {2}.+\n$/);
  const json = captureTerminal();
  printRecipes(json.terminal, true);
  const recipes = json
    .text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(recipes).toEqual(Object.entries(NAMED_RECIPES).map(([name, recipe]) => ({ name, ...recipe })));
});

test('printRecipe(out, name, json) prints flags, and with json a config file', () => {
  const plain = captureTerminal();
  printRecipe(plain.terminal, 'best', false);
  const { epochs } = NAMED_RECIPES.best.options;
  expect(plain.text()).toMatch(new RegExp(`^--epochs +${epochs}$`, 'm'));
  const json = captureTerminal();
  printRecipe(json.terminal, 'best', true);
  expect(JSON.parse(json.text())).toEqual(NAMED_RECIPES.best.options);
});

test('printRecipe(out, name, json) names a recipe without options', () => {
  const { terminal, text } = captureTerminal();
  printRecipe(terminal, 'reference', false);
  expect(text()).toContain('all options have their defaults');
});
