import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { CONTENT_POLICY, contentPolicy } from './build/content-policy.ts';
import { shellFiles } from './build/shell-files.ts';
import { notices } from './build/third-party-notices.ts';

/** The headers that make the page cross-origin isolated, which shared memory needs, and so threads. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Bytes of the gzipped data, for the progress bar. */
function digitsBytes(): number {
  const folder = fileURLToPath(new URL('generated/data/', import.meta.url));
  return readdirSync(folder).reduce((sum, file) => sum + statSync(folder + file).size, 0);
}

const { collect, write } = notices();

export default defineConfig({
  base: './',
  define: { __DIGITS_BYTES__: digitsBytes() },
  appType: 'mpa',
  publicDir: 'generated',
  plugins: [contentPolicy(), collect(), write(), shellFiles()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'src/service-worker/service-worker.ts' },
      output: {
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
        // One script for the first screen: on a phone, each further request waits for a connection.
        codeSplitting: {
          groups: [{ name: 'first', tags: ['$initial'], test: (id) => !id.includes('service-worker') }],
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [collect()] },
  server: { headers: ISOLATION },
  preview: {
    headers: { ...ISOLATION, 'Content-Security-Policy': `${CONTENT_POLICY}; frame-ancestors 'none'` },
  },
});
