import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { captureTerminal } from '../../testing/capture.js';
import { writeSampleRun } from '../../testing/sample-run.js';
import { compareRuns } from './compare-runs.js';

let folder = '';
beforeAll(async () => {
  folder = relative(process.cwd(), await mkdtemp(join(tmpdir(), 'compare-')));
  await writeSampleRun(join(folder, 'a'));
  await writeSampleRun(join(folder, 'b'), { epochs: 4, config: { learningRate: 0.01, batchSize: 64 } });
  await writeSampleRun(join(folder, 'c'), { epochs: 0, stopped: null });
});
afterAll(() => rm(folder, { recursive: true }));

async function compare(names: readonly string[], { all = false, json = false, columns = 120 } = {}) {
  const { terminal: out, text } = captureTerminal({ columns });
  await compareRuns({ folders: names.map((name) => join(folder, name)), all, json }, { out, err: out });
  return text();
}

/** The cells of the line with this name. */
const cells = (text: string, name: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${name}  `))
    .flatMap((line) => line.slice(name.length).trim().split(/ {2,}/));

describe('compareRuns(options)', () => {
  test('lists scores, and the options that differ', async () => {
    const text = await compare(['a', 'b']);
    expect(cells(text, 'best accuracy')).toEqual(['98.90 %', '98.50 %']);
    expect(cells(text, 'in epoch')).toEqual(['9', '4']);
    expect(cells(text, 'learning-rate')).toEqual(['0.001', '0.01']);
    expect(cells(text, 'batch-size')).toEqual(['32', '64']);
    expect(cells(text, 'optimizer')).toEqual([]);
    expect(cells(await compare(['a', 'b'], { all: true }), 'optimizer')).toEqual(['adam', 'adam']);
  });

  test('says that runs have the same options, and has no score of a run without an epoch', async () => {
    const text = await compare(['a', 'c']);
    expect(text).toMatch(/their options are the same\n$/);
    expect(cells(text, 'best accuracy')).toEqual(['98.90 %', '-']);
    expect(cells(text, 'last val loss')[1]).toBe('-');
  });

  test('draws the runs that do not fit below the others', async () => {
    const text = await compare(['a', 'b', 'c'], { columns: folder.length + 30 });
    expect(cells(text, 'best accuracy')).toEqual(['98.90 %', '98.50 %', '-']);
    expect(text.split('\n').filter((line) => line.startsWith('best accuracy'))).toHaveLength(3);
  });

  test('writes one object with json', async () => {
    const { runs, options } = JSON.parse(await compare(['a', 'b'], { json: true }));
    expect(options).toEqual({ batchSize: [32, 64], learningRate: [0.001, 0.01] });
    expect(runs).toEqual([
      expect.objectContaining({ run: join(folder, 'a'), best: { epoch: 9, val_accuracy: 0.989 } }),
      expect.objectContaining({ run: join(folder, 'b'), epochs: 4 }),
    ]);
    expect(runs[1].last.val_accuracy).toBe(0.985);
  });
});
