// node tooling/earlier-versions/add-version.mjs NAME [CHECKOUT]
// Writes runs, models and a file of the page with the built command of a checkout (default: this one), and adds them to the
// archive under NAME, for example a version or a commit. Run it whenever the content of a written file changes.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { DATA_FOLDER, earlierVersions, writeVersions } from './earlier-versions.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const [name, checkout = ROOT] = process.argv.slice(2);

/** A rate that changes no weight: all files have the initial weights, and the archive has them once. */
const FLAGS = '--optimizer sgd --learning-rate 1e-30 --seed 7 --threads 1 --kernels simd --quiet';

/** The runs. One that the checkout has no flags for is left out. */
const RUNS = {
  ended: '--epochs 2',
  stopped:
    '--epochs 3 --max-time 0.01s --schedule cosine --label-smoothing 0.1 --early-stopping 2 --checkpoint-every 3steps',
  distorted: '--epochs 2 --rotation 10 --shift 1',
  normalized: '--epochs 2 --normalization mnist',
  'lenet5-1998': '--epochs 1 --model lenet5-1998 --loss mse --batch-size 10',
  student: '--epochs 2 --teacher ended --teacher-weight 0.5 --temperature 2',
};

const FORMATS = ['safetensors', 'keras', 'onnx', 'csv'];

/** Images of a bar, whose place is the class. */
function writeDigits(folder) {
  mkdirSync(folder);
  for (const [prefix, count] of [
    ['train', 200],
    ['t10k', 100],
  ]) {
    const pixels = Buffer.alloc(count * 784);
    const labels = Buffer.alloc(count);
    for (let index = 0; index < count; index++) {
      const start = index * 784 + (index % 10) * 56;
      pixels.fill(255, start + 4, start + 24);
      labels[index] = index % 10;
    }
    const header = (...numbers) => Buffer.from(new Uint32Array(numbers).buffer).swap32();
    writeFileSync(
      join(folder, `${prefix}-images-idx3-ubyte`),
      Buffer.concat([header(0x803, count, 28, 28), pixels]),
    );
    writeFileSync(join(folder, `${prefix}-labels-idx1-ubyte`), Buffer.concat([header(0x801, count), labels]));
  }
}

function lenet5(folder, words) {
  const command = join(resolve(checkout), 'apps/cli/dist/bin.js');
  execFileSync(process.execPath, [command, ...words], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

function writeRuns(folder) {
  for (const [run, flags] of Object.entries(RUNS)) {
    try {
      lenet5(folder, ['train', '--data', 'digits', ...FLAGS.split(' '), ...flags.split(' '), '--out', run]);
    } catch (error) {
      if (error.status !== 2) throw error;
      console.log(`${name} has no ${run}: ${String(error.stderr).trim()}`);
    }
  }
  mkdirSync(join(folder, 'exports'));
  for (const format of FORMATS)
    lenet5(folder, ['export', 'ended', '--format', format, '--out', `exports/model.${format}`]);
}

/** The checkpoint file that the page saves, and the run as it stores it in the browser. */
async function writePage(folder) {
  const sources = ['run/run-file.ts', 'train/run-file.ts'].map((path) =>
    join(checkout, 'apps/web/src', path),
  );
  const build = await rolldown({ input: sources.find(existsSync), platform: 'node', logLevel: 'silent' });
  const bundle = join(folder, 'run-file.mjs');
  await build.write({ file: bundle, format: 'esm', codeSplitting: false });
  await build.close();
  const { runFile, runInFile } = await import(pathToFileURL(bundle));
  rmSync(bundle);
  const checkpoint = readFileSync(join(folder, 'ended/checkpoints/last.safetensors'));
  const run = await runInFile(checkpoint, 'the checkpoint');
  const epochs = run.epochs.map((epoch) => ({
    ...epoch,
    seconds: 1,
    imagesPerSecond: 200,
    learningRate: 0.01,
  }));
  const stored = {
    ...run,
    id: '1',
    updatedAt: 1,
    epochs,
    settings: { ...run.settings, epochs: 5, learningRate: 0.01 },
  };
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page/run.json'), JSON.stringify(stored));
  writeFileSync(join(folder, 'page/run.safetensors'), runFile(stored, checkpoint));
}

/** Whether a file is worth keeping: charts, texts and event files are written anew, and none is read. */
const isKept = (path) => !/(^|\/)(README\.md|curves\.svg|tensorboard\/.*)$/.test(path);

/** A file, without what is of this machine. */
function readPortable(path, folder) {
  const bytes = readFileSync(path);
  if (!/\.jsonl?$/.test(path)) return bytes;
  const text = bytes
    .toString()
    .replaceAll(join(folder, 'digits'), DATA_FOLDER)
    .replace(/"\$schema": ".*"/, '"$schema": "train-config.schema.json"')
    .replace(/"release": ".*"/, '"release": "6.1.0"');
  return Buffer.from(text);
}

const folder = mkdtempSync(join(tmpdir(), 'lenet5-version-'));
try {
  writeDigits(join(folder, 'digits'));
  writeRuns(folder);
  await writePage(folder);
  const paths = readdirSync(folder, { recursive: true })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => relative(folder, join(folder, path)).split(sep).join('/'))
    .filter(isKept)
    .sort();
  const files = new Map(paths.map((path) => [path, readPortable(join(folder, path), folder)]));
  const isThere = existsSync(new URL('earlier-versions.br', import.meta.url));
  writeVersions(new Map([...(isThere ? earlierVersions() : []), [name, files]]));
  console.log(`${name}: ${files.size} files`);
} finally {
  rmSync(folder, { recursive: true });
}
