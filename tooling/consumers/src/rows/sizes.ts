import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { publishedPackages } from '@lenet5/test-kit/repository';
import { addPackages, createProject } from '../managers.js';
import { prepareProject } from '../prepare-project.js';
import type { Outcome } from '../results.js';
import type { Row, Setting } from '../row.js';
import { runCommand } from '../run-command.js';

/** What a page imports, by the name of its row. TensorFlow.js is not counted. */
const IMPORTS: Readonly<Record<string, string>> = {
  '`accuracy` of metrics': "export { accuracy } from '@lenet5/metrics';",
  'all of metrics': "export * from '@lenet5/metrics';",
  '`shuffledOrder` of mnist': "export { shuffledOrder } from '@lenet5/mnist';",
  '`loadMnist` of mnist': "export { loadMnist } from '@lenet5/mnist';",
  '`mnistify` of mnist': "export { mnistify } from '@lenet5/mnist';",
  'all of mnist': "export * from '@lenet5/mnist';",
  '`readDigits` of mnist/digits': "export { readDigits } from '@lenet5/mnist/digits';",
  '`plainLenet5` of core': "export { plainLenet5 } from '@lenet5/core';",
  '`compile` of compiler': "export { compile } from '@lenet5/compiler';",
  '`loadPredictor` of compiler/predict': "export { loadPredictor } from '@lenet5/compiler/predict';",
  '`train` of trainer': "export { train } from '@lenet5/trainer';",
  '`train`, `plainLenet5` and `loadMnist`':
    "export { train } from '@lenet5/trainer'; export { plainLenet5 } from '@lenet5/core'; export { loadMnist } from '@lenet5/mnist';",
  '`learningRateAt` of trainer': "export { learningRateAt } from '@lenet5/trainer';",
  '`lenet5` of model': "export { lenet5 } from '@lenet5/model';",
  '`pretrainedPlainLenet5` of model/pretrained':
    "export { pretrainedPlainLenet5 } from '@lenet5/model/pretrained';",
  '`toOnnx` of model/onnx': "export { toOnnx } from '@lenet5/model/onnx';",
  '`setupWasm` of wasm': "export { setupWasm } from '@lenet5/wasm';",
  '`curvesFigure` of report': "export { curvesFigure } from '@lenet5/report';",
  '`renderReport` of report': "export { renderReport } from '@lenet5/report';",
  '`expandSpace` of sweep/space': "export { expandSpace } from '@lenet5/sweep/space';",
};

const PACKAGES = ['compiler', 'metrics', 'report', 'sweep'].map((name) => `@lenet5/${name}`);

/** The project of all rows of this group, which is installed once. */
let project: Promise<string> | undefined;

async function measureImport(code: string, setting: Setting): Promise<Outcome[]> {
  project ??= prepareProject({ sources: [], packages: [...PACKAGES, 'esbuild@0.28.2'] }, setting);
  const folder = await project;
  await writeFile(join(folder, 'entry.js'), code);
  const esbuild = 'esbuild entry.js --bundle --minify --splitting --format=esm --log-level=error';
  await runCommand(`rm -rf out && ${esbuild} '--external:@tensorflow/*' --outdir=out`, folder);
  const out = join(folder, 'out');
  const sizeOf = async (pattern: RegExp): Promise<number> => {
    const files = [...(await reachableFiles(out, 'entry.js', pattern))];
    const sizes = await Promise.all(
      files.map(async (file) => gzipSync(await readFile(join(out, file))).length),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  return [
    kilobytes('gzipped kB, at the start', await sizeOf(STATIC)),
    kilobytes('with what is loaded later', await sizeOf(ANY)),
  ];
}

/** The files that a chunk imports, and those that it imports at the start. */
const ANY = /(?:from|import)\(?"\.\/([^"]+)"/g;
const STATIC = /(?:from|import)"\.\/([^"]+)"/g;

/** The chunks that are reachable from `file` by the imports that match `pattern`. */
async function reachableFiles(
  folder: string,
  file: string,
  pattern: RegExp,
  found: Set<string> = new Set(),
): Promise<Set<string>> {
  if (found.has(file)) return found;
  found.add(file);
  const code = await readFile(join(folder, file), 'utf8');
  for (const [, name = ''] of code.matchAll(pattern)) await reachableFiles(folder, name, pattern, found);
  return found;
}

const kilobytes = (column: string, bytes: number): Outcome => ({
  column,
  passed: bytes > 100,
  text: (bytes / 1000).toFixed(1),
});

/** An installation of the command may take this much, with MNIST. */
const MAX_MEGABYTES = 120;

async function measureInstall(name: string, { folder, registries }: Setting): Promise<Outcome[]> {
  const empty = join(folder, `install-${name.slice(name.indexOf('/') + 1)}`);
  await createProject(empty, 'npm', registries);
  await addPackages(empty, 'npm', [name]);
  const lock = JSON.parse(await readFile(join(empty, 'node_modules/.package-lock.json'), 'utf8'));
  const megabytes = Number.parseInt(await runCommand('du -sm .', empty), 10);
  return [
    { column: 'packages', passed: true, text: String(Object.keys(lock.packages).length) },
    { column: 'MB on disk', passed: megabytes <= MAX_MEGABYTES, text: String(megabytes) },
  ];
}

/** The rows of the sizes: what an installation takes on disk, and what an import adds to a page. */
export const SIZE_ROWS: readonly Row[] = [
  ...publishedPackages().map(({ name }) => ({
    group: 'Size of npm install',
    name,
    run: (setting: Setting) => measureInstall(name, setting),
  })),
  ...Object.entries(IMPORTS).map(([name, code]) => ({
    group: 'Size of an import',
    name,
    run: (setting: Setting) => measureImport(code, setting),
  })),
];
