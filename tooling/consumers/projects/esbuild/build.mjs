// node build.mjs esm|iife
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const format = process.argv[2];
await build({
  entryPoints: ['app.js'],
  outdir: 'dist',
  bundle: true,
  minify: true,
  format,
  splitting: format === 'esm',
  logLevel: 'error',
});
const type = format === 'esm' ? ' type="module"' : '';
await writeFile(
  'dist/index.html',
  `<!doctype html><meta charset="utf-8" /><script${type} src="./app.js"></script>`,
);
