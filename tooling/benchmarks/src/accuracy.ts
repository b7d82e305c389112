import type { EngineName, RecipeName } from '@lenet5/trainer';
import { RECIPE, type RecipeValues } from '@lenet5/trainer/recipe';
import { setupWasm } from '@lenet5/wasm';
import { enableProdMode } from '@tensorflow/tfjs-core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { changedRecipe, readChange } from './accuracy/measured-recipe.js';
import { outcomeTable, percent } from './accuracy/outcome-table.js';
import {
  MEASURED_MODELS,
  type Measurement,
  type Outcome,
  trainOnce,
  trainTeachers,
} from './accuracy/train-once.js';
import { readSeeds } from './read-seeds.js';

interface Flags {
  readonly model: Measurement['model'];
  readonly recipe: RecipeName;
  readonly set?: RecipeValues;
  readonly seeds: readonly number[];
  readonly teachers?: readonly number[];
  readonly engines?: readonly EngineName[];
  readonly holdOut?: boolean;
  readonly limit?: number;
  readonly rejectPenalty?: number;
  readonly threads: number;
  readonly json?: boolean;
}

const ENGINES = ['tfjs', 'compiled'] as const;

const program = new Command('accuracy')
  .description('Measure the test accuracy of a recipe for several seeds')
  .addOption(new Option('--model <name>', 'network').choices(MEASURED_MODELS).default('lenet5'))
  .addOption(
    new Option('--recipe <name>', 'named recipe').choices(RECIPE.recipe.spec.choices).default('reference'),
  )
  .option('--set <key=value>', 'change an option of the recipe; can be repeated', readChange)
  .option('--seeds <seeds>', 'seeds: N for 1 to N, or A..B', readSeeds, readSeeds('5'))
  .option(
    '--teachers <seeds>',
    'first train networks with these seeds; the measured ones learn their soft targets',
    readSeeds,
  )
  .option(
    '--engines <names>',
    'tfjs, compiled or both, with a comma between them (default: both for the reference recipe of lenet5, else compiled)',
    readEngines,
  )
  .option('--hold-out', 'train on the first 50,000 training images and score on the other 10,000')
  .option('--limit <n>', 'train on the first n training images', readCount)
  .option('--reject-penalty <j>', 'the constant j of lenet5-1998, on the compiled engine', readPenalty)
  .option('--threads <n>', 'threads of the compiled engine', readCount, 1)
  .option('--json', 'print only JSON Lines to stdout');

function readCount(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Use an integer of at least 1.');
}

function readPenalty(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('Use a number above 0.');
}

function readEngines(text: string): readonly EngineName[] {
  const names = ENGINES.filter((name) => text.split(',').includes(name));
  if (names.length === text.split(',').length) return names;
  throw new InvalidArgumentError('Use tfjs, compiled or tfjs,compiled.');
}

program.action(async (flags: Flags) => {
  const { model, recipe, set, seeds, teachers, holdOut = false, limit, rejectPenalty, threads, json } = flags;
  const engines =
    flags.engines ?? (recipe === 'reference' && model === 'lenet5' ? ENGINES : ENGINES.slice(1));
  const options = changedRecipe(recipe, set, teachers !== undefined);
  enableProdMode();
  await setupWasm();
  const common = { model, options, holdOut, limit, rejectPenalty, threads };
  const [engine = 'compiled'] = engines;
  const targets = teachers && (await trainTeachers(teachers, { ...common, engine }));
  const outcomes: Outcome[] = [];
  for (const seed of seeds) {
    for (const engine of engines) {
      const { outcome } = await trainOnce({ ...common, engine, seed, targets });
      outcomes.push(outcome);
      const { final, best, training, minutes } = outcome;
      if (json)
        console.log(
          JSON.stringify({ model, recipe, ...set, teachers, holdOut, limit, rejectPenalty, ...outcome }),
        );
      else
        console.error(
          `seed ${seed}, ${engine}: ${percent(final)} %, best ${percent(best)} %, training ${percent(training)} %, ${minutes.toFixed(1)} min`,
        );
    }
  }
  if (!json) console.log(outcomeTable(outcomes, engines));
});
await program.parseAsync();
