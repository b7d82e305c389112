// node build.mjs same-origin|other-origin
// Writes a page without a bundler: its import map names the files of the packages, on the origin of the page or on another. tfjs
// has CommonJS in it, so it is bundled to ES modules, as a CDN serves it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const TFJS = ['tfjs-core', 'tfjs-layers', 'tfjs-backend-wasm'];
await build({
  entryPoints: TFJS.map((name) => ({ in: `@tensorflow/${name}`, out: name })),
  outdir: 'tfjs',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  logLevel: 'error',
});

/** The file that a condition of `exports` or `imports` chooses in a browser. */
const inBrowser = (target) =>
  typeof target === 'string' ? target : inBrowser(target.import ?? target.default);

const imports = Object.fromEntries(TFJS.map((name) => [`@tensorflow/${name}`, `/tfjs/${name}.js`]));
const addPackage = (name) => {
  const manifest = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  for (const [key, target] of Object.entries({ ...manifest.exports, ...manifest.imports })) {
    const specifier = key.startsWith('#') ? key : `${name}${key.slice(1)}`;
    imports[specifier] = `/node_modules/${name}/${inBrowser(target).slice(2)}`;
  }
};
for (const name of readdirSync('node_modules/@lenet5')) addPackage(`@lenet5/${name}`);
addPackage('pure-rand');

const origin =
  process.argv[2] === 'same-origin' ? 'location.origin' : "location.origin.replace('127.0.0.1', 'localhost')";
writeFileSync(
  'index.html',
  `<!doctype html><meta charset="utf-8" />
<script>
  const origin = ${origin};
  const paths = ${JSON.stringify(imports)};
  const imports = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, origin + path]));
  document.write('<script type="importmap">' + JSON.stringify({ imports }) + '<' + '/script>');
</script>
<script type="module" src="./app.js"></script>
`,
);
