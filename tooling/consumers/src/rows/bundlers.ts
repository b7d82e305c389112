import type { PageRow, Row } from '../row.js';
import { pageRow } from '../run-page.js';

const VITE_CONFIG = '--config vite.config.js';
/** The page that a bundler has built. */
export const BUILT = { folder: 'dist' } as const;

/** A bundler: the folder of its configuration in `projects`, its packages, and the command that builds the page. */
type Bundler = Omit<PageRow, 'page'>;

/** Vite in this version. */
export const vite = (version: string): Bundler => ({
  name: `Vite ${version}`,
  sources: ['page', 'vite'],
  packages: [`vite@${version}`],
  build: [`vite build ${VITE_CONFIG}`],
});

const VITES = ['5.4.21', '6.4.6', '7.3.8', '8.4.0'].map(vite);

const ESBUILD: Omit<Bundler, 'name'> = { sources: ['page', 'esbuild'], packages: ['esbuild@0.28.2'] };
/** esbuild, with this format of its output. */
export const esbuild = (format: 'ESM' | 'IIFE'): Bundler => ({
  ...ESBUILD,
  name: `esbuild 0.28.2, ${format}`,
  build: [`node build.mjs ${format.toLowerCase()}`],
});

const ROLLUP: Bundler = {
  name: 'Rollup 4.68.8',
  sources: ['page', 'rollup'],
  packages: ['rollup@4.68.8', '@rollup/plugin-node-resolve@16.0.3', '@rollup/plugin-commonjs@29.0.3'],
  build: ['rollup --config rollup.config.mjs --silent'],
};

const ROLLDOWN: Bundler = {
  name: 'Rolldown 1.3.3',
  sources: ['page', 'rolldown'],
  packages: ['rolldown@1.3.3'],
  build: ['rolldown --config rolldown.config.mjs'],
};

const WEBPACK: Bundler = {
  name: 'webpack 5.113.0',
  sources: ['page', 'webpack'],
  packages: ['webpack@5.113.0', 'webpack-cli@7.3.1'],
  build: ['webpack --config webpack.config.mjs'],
};

const RSPACK: Bundler = {
  name: 'Rspack 2.3.2',
  sources: ['page', 'webpack'],
  packages: ['@rspack/core@2.3.2', '@rspack/cli@2.2.8'],
  build: ['rspack build --config webpack.config.mjs'],
};

const PARCEL: Bundler = {
  name: 'Parcel 2.16.4',
  sources: ['page', 'parcel'],
  // With CI set, Parcel does not install the polyfills for modules of Node.
  packages: ['parcel@2.16.4', 'process@0.11.10', 'buffer@6.0.3'],
  manifest: { '@parcel/resolver-default': { packageExports: true } },
  settings: '`"@parcel/resolver-default": { "packageExports": true }` in package.json',
  build: ['node build.mjs'],
};

const awaiting = (bundler: Bundler): Bundler => ({
  ...bundler,
  name: `${bundler.name}, top-level await`,
  sources: [...bundler.sources, 'page-await'],
});

const withoutTfjs = (bundler: Bundler, changes: Partial<Bundler> = {}): Bundler => ({
  ...bundler,
  ...changes,
  name: `${bundler.name}, without tfjs`,
  sources: [...bundler.sources, 'without-tfjs', 'page-without-tfjs'],
  tfjs: '',
  refused: { tfjs: /^TRAIN_ENGINE_LOAD_FAILED: / },
});

const BUNDLERS: readonly Bundler[] = [
  ...VITES.map((bundler) => ({ ...bundler, name: `${bundler.name} build` })),
  ...VITES.map(awaiting),
  ROLLUP,
  awaiting(ROLLUP),
  ROLLDOWN,
  awaiting(ROLLDOWN),
  esbuild('ESM'),
  awaiting(esbuild('ESM')),
  esbuild('IIFE'),
  WEBPACK,
  awaiting(WEBPACK),
  RSPACK,
  PARCEL,
  withoutTfjs(vite('8.4.0'), {
    build: [`WITHOUT_TFJS=1 vite build ${VITE_CONFIG}`],
    settings: '`build.rolldownOptions.external: /^@tensorflow\\//`',
  }),
  withoutTfjs(ROLLUP),
  withoutTfjs(ROLLDOWN),
  withoutTfjs(esbuild('ESM'), {
    build: ['node build.mjs esm without-tfjs'],
    settings: "`external: ['@tensorflow/*']`",
  }),
  withoutTfjs(WEBPACK, {
    build: ['WITHOUT_TFJS=1 webpack --config webpack.config.mjs'],
    settings: "`externalsType: 'import'`, `externals: /^@tensorflow\\//`, `target: ['web', 'es2020']`",
  }),
];

const SERVERS = VITES.map(
  ({ name, build: _, ...project }): PageRow => ({
    ...project,
    name: `${name} dev server`,
    page: { server: `vite --host 127.0.0.1 --port PORT --strictPort ${VITE_CONFIG}` },
  }),
);

/** The rows of the bundlers and development servers. */
export const BUNDLER_ROWS: readonly Row[] = [
  ...BUNDLERS.map((bundler) => ({ ...bundler, page: BUILT })),
  ...SERVERS,
].map((row) => pageRow('Bundlers', row));
