// Bundles the command and all that it imports into dist. Node reads a file of 100 kB much faster than 100 files of 1 kB, and
// most of the time of a short command is loading modules. Each command is a chunk, loaded when it is called.
//
// The code stays readable, and `#region` comments name the source of each part, so a stack trace leads to its source
// without a source map.
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolderOf, thirdPartyNotices } from '@lenet5/third-party-notices';
import { rolldown } from 'rolldown';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));

/** Packages that stay dependencies: those with large files besides their code. */
const external = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).map(
  (name) => new RegExp(`^${name}(/|$)`),
);

/** The entry of a worker of the compiled engine, which its package loads from beside its own code. */
const worker = fileURLToPath(
  new URL('./runtime/node/lenet5-compiler-worker.js', import.meta.resolve('@lenet5/compiler')),
);

/** The entry of a thread that reads images from disk. */
const reader = fileURLToPath(
  new URL('./node/stream/lenet5-mnist-reader.js', import.meta.resolve('@lenet5/mnist')),
);

/** The entry of a thread that trains segments of sweeps. */
const trainingThread = fileURLToPath(
  new URL('./worker/training-thread.js', import.meta.resolve('@lenet5/sweep')),
);

/** The binary of tfjs that `setupWasm()` loads. */
const TFJS_BINARY = 'tfjs-backend-wasm-simd.wasm';

/** The typeface of figures as PNG. */
const FONT = import.meta.resolve('@fontsource/inter/files/inter-latin-400-normal.woff2');

/** TensorFlow.js is a chunk of its own, which few commands load. */
const TFJS_CHUNK = { name: 'tfjs', test: /[/\\]node_modules[/\\]@tensorflow[/\\].*\.js$/ };

/** Bundles entries, and returns the paths of their modules. */
async function bundle(input, dir) {
  const build = await rolldown({ input, external, platform: 'node', logLevel: 'warn' });
  const { output } = await build.write({
    dir,
    format: 'esm',
    chunkFileNames: '[name].js',
    codeSplitting: { groups: [TFJS_CHUNK] },
    // tfjs is CommonJS, and names the folder of its code.
    intro: ({ name }) => (name === TFJS_CHUNK.name ? 'const __dirname = import.meta.dirname;' : ''),
  });
  await build.close();
  return output.flatMap(({ moduleIds = [] }) => moduleIds);
}

/** Writes the JSON Schema of config files. */
async function writeSchema() {
  const folder = fileURLToPath(new URL('../.tsbuild/schema', import.meta.url));
  await bundle({ schema: 'src/commands/train/config/config-schema.ts' }, folder);
  const { configSchema } = await import(`${folder}/schema.js`);
  await writeFile(`${DIST}/train-config.schema.json`, `${JSON.stringify(configSchema(), null, 2)}\n`);
}

await rm(DIST, { recursive: true, force: true });
const modules = await bundle({ bin: 'src/bin.ts', 'sweep-training-thread': trainingThread }, DIST);
await bundle({ 'lenet5-compiler-worker': worker }, DIST);
await bundle({ 'lenet5-mnist-reader': reader }, DIST);
await cp(
  new URL(import.meta.resolve(`@tensorflow/tfjs-backend-wasm/dist/${TFJS_BINARY}`)),
  `${DIST}/${TFJS_BINARY}`,
);
await cp(new URL(FONT), `${DIST}/${basename(FONT)}`);
await writeSchema();
// rolldown adds its runtime to the chunks.
const others = ['rolldown', '@fontsource/inter'].map((name) => packageFolderOf(name, import.meta.dirname));
const notices = await thirdPartyNotices(modules, others);
await writeFile(`${DIST}/THIRD-PARTY-NOTICES`, notices);
