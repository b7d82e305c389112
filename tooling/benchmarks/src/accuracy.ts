import { loadMnist } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { type EngineName, fit, type RecipeName, recipeOptions } from '@lenet5/trainer';
import { NAMED_RECIPES, RECIPE } from '@lenet5/trainer/recipe';
import { setupWasm } from '@lenet5/wasm';
import { enableProdMode } from '@tensorflow/tfjs-core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { markdownTable } from 'markdown-table';
import { readSeeds } from './read-seeds.js';

interface Flags {
  readonly recipe: RecipeName;
  readonly seeds: readonly number[];
  readonly engines?: readonly EngineName[];
  readonly epochs?: number;
  readonly threads: number;
  readonly json?: boolean;
}

/** The result of one run. Accuracies are those of the 10,000 test images. */
interface Outcome {
  readonly engine: EngineName;
  readonly seed: number;
  readonly final: number;
  readonly best: number;
  readonly minutes: number;
}

const ENGINES = ['tfjs', 'compiled'] as const;

/** Mean and standard error of the mean of at least two values. */
function meanOf(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

const percent = (value: number): string => (100 * value).toFixed(2);

const program = new Command('accuracy')
  .description('Measure the test accuracy of a recipe for several seeds')
  .addOption(
    new Option('--recipe <name>', 'named recipe').choices(RECIPE.recipe.spec.choices).default('reference'),
  )
  .option('--seeds <seeds>', 'seeds: N for 1 to N, or A..B', readSeeds, readSeeds('5'))
  .option(
    '--engines <names>',
    'tfjs, compiled or both, with a comma between them (default: both for the reference recipe, else compiled)',
    readEngines,
  )
  .option('--epochs <n>', 'epochs per run (default: those of the recipe)', readCount)
  .option('--threads <n>', 'threads of the compiled engine', readCount, 1)
  .option('--json', 'print only JSON Lines to stdout');

function readCount(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Use an integer of at least 1.');
}

function readEngines(text: string): readonly EngineName[] {
  const names = ENGINES.filter((name) => text.split(',').includes(name));
  if (names.length === text.split(',').length) return names;
  throw new InvalidArgumentError('Use tfjs, compiled or tfjs,compiled.');
}

/** Trains once on all training images and scores every epoch on the test images. */
async function trainOnce(
  engine: EngineName,
  seed: number,
  { recipe, epochs, threads }: Flags,
): Promise<Outcome> {
  const { train, test } = await loadMnist();
  const start = performance.now();
  const { history } = await fit({
    ...recipeOptions(recipe),
    ...(epochs === undefined ? {} : { epochs }),
    ...(engine === 'compiled' ? { kernels: 'simd', threads } : {}),
    model: lenet5({ seed, initialization: NAMED_RECIPES[recipe].options.initialization }),
    data: { train, validation: test },
    seed,
    engine,
  });
  const final = history.val_accuracy.at(-1) ?? Number.NaN;
  const minutes = (performance.now() - start) / 60_000;
  return { engine, seed, final, best: Math.max(...history.val_accuracy), minutes };
}

/** A row per seed, and the mean of the final accuracies. */
function tableOf(outcomes: readonly Outcome[], engines: readonly EngineName[]): string {
  const seeds = [...new Set(outcomes.map(({ seed }) => seed))];
  const rows = [['seed', ...engines.map((engine) => `${engine}: final, best`)]];
  for (const seed of seeds) {
    const ofSeed = outcomes.filter((outcome) => outcome.seed === seed);
    rows.push([String(seed), ...ofSeed.map(({ final, best }) => `${percent(final)}, ${percent(best)}`)]);
  }
  if (seeds.length > 1) {
    const means = engines.map((engine) =>
      meanOf(outcomes.filter((outcome) => outcome.engine === engine).map(({ final }) => final)),
    );
    rows.push(['mean', ...means.map(({ mean, error }) => `${percent(mean)} ± ${percent(error)}`)]);
  }
  return markdownTable(rows, { align: ['l', ...engines.map(() => 'r')] });
}

program.action(async (flags: Flags) => {
  const { recipe, seeds, json } = flags;
  const engines = flags.engines ?? (recipe === 'reference' ? ENGINES : ENGINES.slice(1));
  enableProdMode();
  await setupWasm();
  const outcomes: Outcome[] = [];
  for (const seed of seeds) {
    for (const engine of engines) {
      const outcome = await trainOnce(engine, seed, flags);
      outcomes.push(outcome);
      const { final, best, minutes } = outcome;
      if (json) console.log(JSON.stringify({ recipe, ...outcome }));
      else
        console.error(
          `seed ${seed}, ${engine}: ${percent(final)} %, best ${percent(best)} %, ${minutes.toFixed(1)} min`,
        );
    }
  }
  if (!json) console.log(tableOf(outcomes, engines));
});
await program.parseAsync();
