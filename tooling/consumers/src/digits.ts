import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { loadMnist } from '@lenet5/mnist';

/** The files that every page of the projects reads: the gzipped digits in `/data`, and tfjs's binary. */
export async function readPageFiles(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const { location } of (await loadMnist()).files) {
    files.set(`/data/${basename(location)}.gz`, gzipSync(await readFile(location), { level: 1 }));
  }
  const folder = dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm')));
  const name = 'tfjs-backend-wasm-simd.wasm';
  files.set(`/${name}`, await readFile(join(folder, name)));
  return files;
}
