import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CORPUS, FORMATS } from '../scenarios/fuzz.js';
import { fuzz, tryCase } from './fuzz.js';
import type { Target } from './target.js';
import { createTargets } from './targets.js';

// The targets bundle modules of the apps and train a small network.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CASES = 40;
const folder = mkdtempSync(join(tmpdir(), 'lenet5-fuzz-'));
let targets: readonly Target[];
beforeAll(async () => {
  targets = await createTargets(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

function targetOf(format: string): Target {
  const target = targets.find(({ name }) => name === format);
  if (!target) throw new Error(`there is no target ${format}`);
  return target;
}

test('the targets are the formats of the scenarios', () => {
  expect(targets.map(({ name }) => name)).toEqual(FORMATS);
});

test.each(FORMATS)('reads the good files of the format %s', async (format) => {
  const { files, read } = targetOf(format);
  for (const file of files) await read(file);
});

test.each(FORMATS)(
  `of ${CASES} changed files of the format %s, throws nothing but a LenetError`,
  async (format) => {
    expect(await fuzz(targetOf(format), CASES, 1)).toBe(undefined);
  },
);

test('reads the files of the corpus', async () => {
  for (const format of readdirSync(CORPUS)) {
    for (const name of readdirSync(join(CORPUS, format))) {
      const problem = await tryCase(targetOf(format), readFileSync(join(CORPUS, format, name)));
      expect([format, name, problem]).toEqual([format, name, undefined]);
    }
  }
});

test('fuzz(target, cases, seed) finds an error that is not a LenetError, in the smallest file that has it', async () => {
  const read = (bytes: Uint8Array): void => {
    if (bytes.length < 3) throw new RangeError('too short');
  };
  const found = await fuzz({ name: 'three', files: [new Uint8Array(8)], read }, 1000, 1);
  expect(found?.problem).toMatch(/^threw RangeError: too short/);
  expect(found?.bytes.length).toBeLessThan(3);
});

test('tryCase(target, bytes) reports a case that takes long, and one that changes the prototype of objects', async () => {
  const spin = (): void => {
    const start = process.cpuUsage();
    let used = 0;
    while (used < 1_100_000) {
      for (let index = 0; index < 1e7; index++) Math.sqrt(index);
      const { user, system } = process.cpuUsage(start);
      used = user + system;
    }
  };
  expect(await tryCase({ read: spin }, new Uint8Array())).toMatch(/^took \d{4} ms$/);
  const pollute = (): void => {
    Object.assign(Object.prototype, { polluted: 1 });
  };
  expect(await tryCase({ read: pollute }, new Uint8Array())).toBe('polluted Object.prototype');
});
