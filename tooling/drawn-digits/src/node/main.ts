import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { drawnDigits } from '../corpus/drawings.js';
import { type ScoredNetwork, scoreTables } from '../score/score-table.js';
import { scoreCorpus } from '../score/tally.js';
import { drawSheet, type SheetKind } from './draw-sheet.js';
import { predictImages } from './predict-images.js';
import { IMAGE_KINDS, type ImageKind, writeImages } from './write-images.js';

/** Scores each model on each kind of image. */
async function scoreModels(models: readonly string[]): Promise<ScoredNetwork[]> {
  const drawings = drawnDigits();
  const networks: ScoredNetwork[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'drawn-digits-'));
  try {
    for (const kind of Object.keys(IMAGE_KINDS) as ImageKind[]) {
      const images = join(folder, kind);
      const paths = await writeImages(drawings, kind, images);
      for (const model of models) {
        const predicted = await predictImages(model, images, paths);
        networks.push({ name: `${model}, ${kind}`, score: scoreCorpus(drawings, predicted) });
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return networks;
}

const program = new Command('drawn-digits').description(
  'Score models on the corpus of drawn digits, or show it.',
);

program
  .command('score')
  .description('score models on the drawings of the pad, and on the same drawings as larger image files')
  .argument('<model...>', 'run folders, model.json or safetensors files')
  .option('--json', 'one JSON object per model and kind of image')
  .action(async (models: string[], { json = false }: { json?: boolean }) => {
    const networks = await scoreModels(models);
    if (!json) {
      console.log(scoreTables(networks));
      for (const { name, score } of networks)
        console.error(`${name}: ${score.mistakes.join('; ') || 'no mistakes'}`);
      return;
    }
    for (const { name, score } of networks) {
      const { byStyle, byDigit, ...rest } = score;
      const tables = { byStyle: Object.fromEntries(byStyle), byDigit: Object.fromEntries(byDigit) };
      console.log(JSON.stringify({ name, ...rest, ...tables }));
    }
  });

program
  .command('sheet')
  .description('draw the corpus as one PNG')
  .argument('<file>', 'the PNG to write')
  .addOption(new Option('--show <what>').choices(['drawings', 'input']).default('drawings'))
  .action(async (file: string, { show }: { show: SheetKind }) => {
    await writeFile(file, drawSheet(drawnDigits(), show));
  });

program
  .command('images')
  .description('write the drawings as image files')
  .argument('<folder>', 'the folder to create')
  .addOption(new Option('--kind <kind>').choices(Object.keys(IMAGE_KINDS)).default('file'))
  .action(async (folder: string, { kind }: { kind: ImageKind }) => {
    await writeImages(drawnDigits(), kind, folder);
  });

await program.parseAsync();
