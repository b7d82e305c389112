import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import type { SpecResults } from './run-specs.js';

const RUNNER = fileURLToPath(new URL('../dist/run-specs.js', import.meta.url));
const UNSUPPORTED = new URL('../unsupported-specs.txt', import.meta.url);

/** Specs of gradients, of the kernels that compute them, and of optimizers. */
const GRADIENT = /grad|backprop|optimizer/i;

/** The results on the stock kernels of the specs that fail on ours. */
let stock: SpecResults;
let ours: SpecResults;
let unsupported: readonly string[];

async function run(kernels: 'stock' | 'ours', only?: readonly string[]): Promise<SpecResults> {
  const folder = await mkdtemp(join(tmpdir(), 'tfjs-specs-'));
  try {
    const file = join(folder, 'results.json');
    const words = [RUNNER, kernels, file];
    if (only) {
      words.push(join(folder, 'only.json'));
      await writeFile(join(folder, 'only.json'), JSON.stringify(only));
    }
    await promisify(execFile)(process.execPath, words, { maxBuffer: 1 << 26 });
    return JSON.parse(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Names of the specs that failed. */
function failed(results: SpecResults): string[] {
  return Object.keys(results).filter((name) => !['passed', 'pending'].includes(results[name] ?? ''));
}

// A run of about 4,000 specs takes 10 s. What passes on our kernels needs no run on the stock kernels.
beforeAll(async () => {
  ours = await run('ours');
  stock = await run('stock', failed(ours));
  unsupported = (await readFile(UNSUPPORTED, 'utf8'))
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const passed = (names: string[]) => names.filter((name) => ours[name] === 'passed').length;
  const gradients = Object.keys(ours).filter((name) => GRADIENT.test(name) && ours[name] !== 'pending');
  console.log(
    `tfjs specs on our kernels: ${passed(Object.keys(ours))} passed, ` +
      `${failed(ours).filter((name) => !unsupported.includes(name)).length} failed, ` +
      `${unsupported.length} known unsupported; gradient specs ${passed(gradients)} of ${gradients.length}`,
  );
}, 180_000);

test('every spec that fails on our kernels fails on the stock kernels', () => {
  const lost = failed(ours).filter((name) => !failed(stock).includes(name));
  expect(lost.map((name) => `${name}: ${ours[name]}`)).toEqual([]);
});

test('every gradient spec passes on our kernels', () => {
  const gradients = failed(ours).filter((name) => GRADIENT.test(name));
  expect(gradients.map((name) => `${name}: ${ours[name]}`)).toEqual([]);
});

test('the specs that fail on our kernels are those of unsupported-specs.txt', () => {
  expect(failed(ours).sort()).toEqual([...unsupported].sort());
});

test('the run has thousands of specs', () => {
  expect(Object.keys(ours).length).toBeGreaterThan(4000);
});
