import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
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

let stock: SpecResults;
let ours: SpecResults;
let unsupported: readonly string[];

async function run(kernels: 'stock' | 'ours'): Promise<SpecResults> {
  const folder = await mkdtemp(join(tmpdir(), 'tfjs-specs-'));
  try {
    const file = join(folder, 'results.json');
    await promisify(execFile)(process.execPath, [RUNNER, kernels, file], { maxBuffer: 1 << 26 });
    return JSON.parse(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Names of the specs that failed. */
function failed(results: SpecResults): string[] {
  return Object.keys(results).filter((name) => !['passed', 'pending'].includes(results[name] ?? ''));
}

// Two runs of about 4,000 specs take 10 s each.
beforeAll(async () => {
  [stock, ours] = await Promise.all([run('stock'), run('ours')]);
  unsupported = (await readFile(UNSUPPORTED, 'utf8'))
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const passed = (names: string[], results: SpecResults) =>
    names.filter((name) => results[name] === 'passed').length;
  const gradients = Object.keys(ours).filter((name) => GRADIENT.test(name) && ours[name] !== 'pending');
  const lost = Object.keys(stock).filter((name) => stock[name] === 'passed' && ours[name] !== 'passed');
  console.log(
    `tfjs specs on our kernels: ${passed(Object.keys(ours), ours)} passed, ` +
      `${failed(ours).filter((name) => !unsupported.includes(name)).length} failed, ` +
      `${unsupported.length} known unsupported; gradient specs ${passed(gradients, ours)} of ${gradients.length}; ` +
      `stock passes ${passed(Object.keys(stock), stock)}; lost against stock ${lost.length}`,
  );
}, 180_000);

test('every spec that passes on the stock backend passes on our kernels', () => {
  const lost = failed(ours).filter((name) => stock[name] === 'passed');
  expect(lost.map((name) => `${name}: ${ours[name]}`)).toEqual([]);
});

test('every gradient spec passes on our kernels', () => {
  const gradients = failed(ours).filter((name) => GRADIENT.test(name));
  expect(gradients.map((name) => `${name}: ${ours[name]}`)).toEqual([]);
});

test('the specs that fail on our kernels are those of unsupported-specs.txt', () => {
  expect(failed(ours).sort()).toEqual([...unsupported].sort());
});

test('both runs have the same thousands of specs, and the stock backend fails some of them', () => {
  expect(Object.keys(ours)).toEqual(Object.keys(stock));
  expect(Object.keys(ours).length).toBeGreaterThan(4000);
  expect(failed(stock).length).toBeGreaterThan(200);
});
