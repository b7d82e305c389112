// node build.mjs esm|iife [without-tfjs]
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const [, , format, withoutTfjs] = process.argv;
await build({
  entryPoints: ['app.js'],
  outdir: 'dist',
  bundle: true,
  minify: true,
  format,
  splitting: format === 'esm',
  external: withoutTfjs ? ['@tensorflow/*'] : [],
  logLevel: 'error',
});
const type = format === 'esm' ? ' type="module"' : '';
await writeFile(
  'dist/index.html',
  `<!doctype html><meta charset="utf-8" /><script${type} src="./app.js"></script>`,
);
