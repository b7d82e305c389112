// npm run transcript:data
// Prints, for each kind of data and each kind of model file, the commands of a user from the files to a prediction, and what they
// print. With --update, also writes docs/your-data-and-models.md. Exits with 1 if a command fails.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { printTranscript } from './own-data/print-transcript.js';
import { DATA_TRANSCRIPTS, MODEL_TRANSCRIPTS, type Transcript } from './own-data/transcripts.js';

const PAGE = join(ROOT, 'docs/your-data-and-models.md');
const INTRODUCTION = `# Your data and models

These transcripts go from your files to a prediction, one for each kind of data and of model file. \`npm run transcript:data\` runs
them with generated images and with small models that PyTorch and Keras wrote. [\`@lenet5/mnist\`](../packages/mnist/README.md) and
[\`@lenet5/model\`](../packages/model/README.md) list every format.

Images that exceed the memory stay on disk: \`lenet5 train --data FOLDER\` says so, reads them when they are needed, and has the same results. A
set exceeds the memory if its pixels have more than 2 GB, or more than a quarter of the memory that the process may use. \`--stream\` requests it for smaller sets. This works for
folders of IDX files, gzipped or not, and for a folder per class.`;

/** Lines of a long output that the page shows. */
const [FIRST, LAST] = [5, 3];

/** Leaves out the middle of the output of each training, which is the same in all of them but for its numbers. */
function shorten(text: string): string {
  return text.replace(/(?<=^\$ lenet5 train .*\n)(?:(?!\$ |```).*\n)+/gm, (output) => {
    const lines = output.trimEnd().split('\n');
    return [...lines.slice(0, FIRST), '…', ...lines.slice(-LAST), ''].join('\n');
  });
}

async function printAll(
  heading: string,
  transcripts: readonly Transcript[],
  folder: string,
): Promise<string> {
  const parts = [`## ${heading}`];
  for (const transcript of transcripts) {
    const text = await printTranscript(transcript, folder);
    console.log(`\n${text}`);
    parts.push(shorten(text));
  }
  return parts.join('\n\n');
}

const folder = await mkdtemp(join(tmpdir(), 'transcript-'));
try {
  const data = await printAll('Data', DATA_TRANSCRIPTS, folder);
  const models = await printAll('Models', MODEL_TRANSCRIPTS, folder);
  if (process.argv.includes('--update'))
    await writeFile(PAGE, `${[INTRODUCTION, data, models].join('\n\n')}\n`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
