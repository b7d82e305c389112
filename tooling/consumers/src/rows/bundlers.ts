import type { PageRow, Row } from '../row.js';
import { pageRow } from '../run-page.js';

const VITE_CONFIG = '--config vite.config.js';

/** Projects that a bundler or a development server makes into a page. */
const PAGES: readonly PageRow[] = [
  ...['5.4.21', '6.4.6', '7.3.8', '8.4.0'].flatMap((version): PageRow[] => {
    const project = { sources: ['page', 'vite'], packages: [`vite@${version}`] };
    const major = version.split('.')[0];
    return [
      {
        ...project,
        name: `Vite ${major} build`,
        build: [`vite build ${VITE_CONFIG}`],
        page: { folder: 'dist' },
      },
      {
        ...project,
        name: `Vite ${major} dev server`,
        page: { server: `vite --host 127.0.0.1 --port PORT --strictPort ${VITE_CONFIG}` },
      },
    ];
  }),
  {
    name: 'Vite 8 build, top-level await',
    sources: ['page', 'vite', 'page-await'],
    packages: ['vite@8.4.0'],
    build: [`vite build ${VITE_CONFIG}`],
    page: { folder: 'dist' },
  },
  {
    name: 'Rollup 4',
    sources: ['page', 'rollup'],
    packages: ['rollup@4.68.8', '@rollup/plugin-node-resolve@16.0.3', '@rollup/plugin-commonjs@29.0.3'],
    build: ['rollup --config rollup.config.mjs'],
    page: { folder: 'dist' },
  },
  {
    name: 'Rolldown 1',
    sources: ['page', 'rolldown'],
    packages: ['rolldown@1.3.3'],
    build: ['rolldown --config rolldown.config.mjs'],
    page: { folder: 'dist' },
  },
  ...(['esm', 'iife'] as const).map(
    (format): PageRow => ({
      name: `esbuild, ${format.toUpperCase()}`,
      sources: ['page', 'esbuild'],
      packages: ['esbuild@0.28.2'],
      build: [`node build.mjs ${format}`],
      page: { folder: 'dist' },
    }),
  ),
  {
    name: 'webpack 5',
    sources: ['page', 'webpack'],
    packages: ['webpack@5.113.0', 'webpack-cli@7.3.1'],
    build: ['webpack --config webpack.config.mjs'],
    page: { folder: 'dist' },
  },
  {
    name: 'Parcel 2',
    sources: ['page', 'parcel'],
    packages: ['parcel@2.16.4', 'process@0.11.10'],
    manifest: { '@parcel/resolver-default': { packageExports: true } },
    settings: '`"@parcel/resolver-default": { "packageExports": true }` in package.json',
    build: ['node build.mjs'],
    page: { folder: 'dist' },
  },
];

/** The rows of the bundlers. */
export const BUNDLER_ROWS: readonly Row[] = PAGES.map((row) => pageRow('Bundlers', row));
