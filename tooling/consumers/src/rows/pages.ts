import type { PageRow, Row } from '../row.js';
import { pageRow } from '../run-page.js';
import { BUILT, esbuild, vite } from './bundlers.js';

const policy = (directives: string): Pick<PageRow, 'headers'> => ({
  headers: { 'content-security-policy': directives },
});

const BLOCKED = /WEBASSEMBLY_BLOCKED: .*'wasm-unsafe-eval'/;

const importMap = (origin: string): Omit<PageRow, 'name' | 'page'> => ({
  sources: ['page', 'import-map'],
  packages: ['esbuild@0.28.2'],
  build: [`node build.mjs ${origin}`],
  settings: 'entries for the packages, `pure-rand/…`, `#threads`, `#platform` and `#installed-wasm-folder`',
});

const PAGES: readonly PageRow[] = [
  { ...importMap('same-origin'), name: 'import map, same origin', page: { folder: '.' } },
  {
    ...importMap('other-origin'),
    name: 'import map, other origin (CDN)',
    page: { folder: '.' },
    headers: { 'access-control-allow-origin': '*' },
  },
  {
    ...vite('8.4.0'),
    ...policy("script-src 'self'"),
    name: "policy `script-src 'self'`",
    page: BUILT,
    refused: { 'compiled, 1 thread': BLOCKED, 'compiled, 2 threads': BLOCKED, tfjs: BLOCKED },
  },
  {
    ...vite('8.4.0'),
    ...policy("script-src 'self' 'wasm-unsafe-eval'"),
    name: "policy `script-src 'self' 'wasm-unsafe-eval'`",
    page: BUILT,
  },
  {
    ...vite('8.4.0'),
    ...policy("script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'"),
    name: "policy with `worker-src 'none'`",
    page: BUILT,
    oneThread: /worker-src/,
  },
  {
    ...esbuild('IIFE'),
    ...policy("script-src 'self' 'wasm-unsafe-eval'"),
    name: 'esbuild IIFE, policy without `blob:`',
    page: BUILT,
    oneThread: /worker-src blob:/,
  },
  {
    ...esbuild('IIFE'),
    ...policy("script-src 'self' 'wasm-unsafe-eval'; worker-src blob:"),
    name: 'esbuild IIFE, policy with `worker-src blob:`',
    page: BUILT,
  },
];

/** The rows of pages without a bundler, and of those with a content security policy. */
export const PAGE_ROWS: readonly Row[] = PAGES.map((row) => pageRow('Pages', row));
