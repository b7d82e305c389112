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
  ...['20.19.0', '22.23.5', '24.22.3', '26.12.1'].map(node),
  ...['4.17.0', '4.20.0'].map(
    (tfjs): ProgramRow => ({
      name: `Node, tfjs ${tfjs}`,
      sources: ['node'],
      tfjs,
      command: 'node program.mjs',
    }),
  ),
  {
    name: 'Node, without tfjs',
    sources: ['node', 'without-tfjs'],
    tfjs: '',
    command: 'node program.mjs',
    refused: { tfjs: /^TRAIN_ENGINE_LOAD_FAILED: / },
  },
  {
    name: 'Node 24, require()',
    sources: ['node'],
    packages: [`${NODE_PACKAGE}@24.22.3`],
    command: 'node program.cjs',
  },
  {
    name: 'Bun 1.4',
    sources: ['node'],
    packages: [`${BUN_PACKAGE}@1.4.5`],
    command: `node_modules/${BUN_PACKAGE}/bin/bun program.mjs`,
  },
  {
    name: 'Deno 2.9',
    sources: ['node'],
    packages: [`${DENO_PACKAGE}@2.9.6`],
    command: `node_modules/${DENO_PACKAGE}/deno run --no-remote --allow-all program.mjs`,
  },
  {
    name: 'Jest 30, ES modules',
    sources: ['jest'],
    packages: ['jest@30.5.2'],
    command: 'node --experimental-vm-modules node_modules/jest/bin/jest.js',
    settings: '`NODE_OPTIONS=--experimental-vm-modules`, `"transform": {}`',
  },
  {
    name: 'Vitest 4, jsdom',
    sources: ['vitest'],
    packages: ['vitest@4.1.12', 'jsdom@27.2.0'],
    command: 'vitest run --environment jsdom',
  },
  {
    name: 'esbuild for Node, CommonJS',
    sources: ['node'],
    packages: ['esbuild@0.28.2'],
    build: [
      'esbuild program.cjs --bundle --platform=node --format=cjs --outfile=dist/program.cjs --log-level=error',
    ],
    command: 'node dist/program.cjs',
  },
];

/** The rows of the runtimes. */
export const RUNTIME_ROWS: readonly Row[] = PROGRAMS.map((row) => programRow('Runtimes', row));
