import { writeFile } from 'node:fs/promises';
import { plainLenet5 } from '@lenet5/core';
import { loadMnist } from '@lenet5/mnist';
import { fit, pickEngine, recipeOptions } from '@lenet5/trainer';
import { NAMED_RECIPES, RECIPE } from '@lenet5/trainer/recipe';
import { Command } from 'commander';
import { type Card, describeCard, readCard } from './shipped/card.js';
import { digestOf, encodeShipped } from './shipped/encode-shipped.js';

const RECIPE_NAME = 'best';

/** The default of every recipe, chosen before the first training. */
const SEED = RECIPE.seed.spec.default;

/** Where the pretrained weights of `@lenet5/model` are. */
const FOLDER = new URL('../../../packages/model/pretrained/', import.meta.url);

const program = new Command('train-shipped')
  .description(
    'Train the network that @lenet5/model and the web app contain, and write it into packages/model/pretrained',
  )
  .option('--check', 'write nothing; fail if the result differs from the files');

/** Trains the network on all training images, and scores it once on the test images. */
async function trainShipped(): Promise<{ readonly bytes: Uint8Array; readonly card: Card }> {
  const { train, test } = await loadMnist();
  const { initialization } = NAMED_RECIPES[RECIPE_NAME].options;
  const model = plainLenet5({ seed: SEED, initialization });
  // The kernels simd give the same bits on every machine.
  const { engine: name } = await fit({
    ...recipeOptions(RECIPE_NAME),
    ...{ model, data: { train }, seed: SEED, kernels: 'simd', checkpointEvery: 0 },
    onEvent: (event) => {
      if (event.type === 'epoch')
        console.error(`epoch ${event.epoch}: training accuracy ${(100 * event.accuracy).toFixed(2)} %`);
    },
  });
  const { engine } = await pickEngine('compiled', { model, kernels: 'simd' });
  const { correct, lossSum, images } = await engine.evaluate(test);
  await engine.dispose();
  const scores = { images, accuracy: correct / images, loss: Number((lossSum / images).toFixed(4)) };
  const bytes = await encodeShipped(model, { recipe: RECIPE_NAME, seed: SEED, accuracy: scores.accuracy });
  const card = {
    sha256: digestOf(bytes),
    recipe: RECIPE_NAME,
    seed: SEED,
    engine: name,
    kernels: 'simd',
    test: scores,
  };
  return { bytes, card };
}

program.action(async ({ check = false }: { readonly check?: boolean }) => {
  const { bytes, card } = await trainShipped();
  console.log(JSON.stringify(card));
  if (!check) {
    await writeFile(new URL('lenet5.safetensors', FOLDER), bytes);
    await writeFile(new URL('card.json', FOLDER), `${JSON.stringify(card, undefined, 2)}\n`);
    await writeFile(new URL('README.md', FOLDER), describeCard(card));
    return;
  }
  const { sha256 } = await readCard(new URL('card.json', FOLDER));
  if (sha256 === card.sha256) return;
  console.error(`the network differs from packages/model/pretrained (SHA-256 ${card.sha256}, not ${sha256})`);
  process.exitCode = 1;
});
await program.parseAsync();
