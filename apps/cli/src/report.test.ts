import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadMnistSplit } from '@lenet5/mnist';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from './testing/run-cli.js';
import { saveSampleModel } from './testing/sample-model.js';
import { writeSampleRun } from './testing/sample-run.js';
import { DATA_FILES, writeSmallData } from './testing/small-data.js';

// A test runs the built program several times, and each run trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-report-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const data = join(cwd, 'data');
const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
let accuracy = 0;

beforeAll(async () => {
  writeSmallData(data);
  const { set } = await loadMnistSplit('test', { source: data });
  for (const run of ['runs/1', 'runs/2']) {
    await writeSampleRun(join(cwd, run), { config: { data } });
    const predicted = await saveSampleModel(join(cwd, run, 'model'), set);
    accuracy = predicted.filter((label, index) => label === set.labels[index]).length / set.count;
  }
  // A report needs no training images.
  for (const name of [DATA_FILES.trainImages, DATA_FILES.trainLabels]) rmSync(join(data, name));
  await writeSampleRun(join(cwd, 'runs/3'), { epochs: 2, stopped: null, config: { data } });
  await writeSampleRun(join(cwd, 'runs/4'), { epochs: 0, stopped: null, config: { data } });
});

describe('lenet5 report', () => {
  test('scores a run and writes a report into its folder: path on stdout, how to open it on stderr', async () => {
    const { code, stdout, stderr } = await runCli(['report', 'runs/1/'], { cwd });
    expect([code, stdout]).toEqual([0, 'runs/1/report.html\n']);
    expect(stderr.split('\n')).toEqual([
      `scoring runs/1 on the 100 test images of ${data}…`,
      `to read it, open ${pathToFileURL(join(cwd, 'runs/1/report.html')).href} in a browser`,
      '',
    ]);
    const report = read('runs/1/report.html');
    const parts = [
      'Run <bdi>runs/1</bdi>: the best validation accuracy is ',
      `Scored on the 100 test images of ${data}.`,
      'Worst mistakes',
      'Calibration',
      '<code>conv1</code>, 5 × 5 × 1 × 6 weights',
      '<code>conv2</code>, 5 × 5 × 6 × 16 weights',
      '<code>learningRate</code>',
      '2026-01-02T03:04:05.678Z',
    ];
    expect(parts.filter((part) => !report.includes(part))).toEqual([]);
    expect(/<script|(src|href)="(?!#|data:)/.exec(report)).toBeNull();
  });

  test('--json writes the scores that TensorFlow.js computes', async () => {
    const { stdout, stderr } = await runCli(['report', 'runs/1', '--json', '--quiet'], { cwd });
    expect([stderr, accuracy]).toEqual(['', 0.3]);
    expect(JSON.parse(stdout)).toEqual({
      report: 'runs/1/report.html',
      runs: [{ run: 'runs/1', accuracy, loss: expect.any(Number) }],
    });
  });

  test('compares several runs, including those without a model or an epoch', async () => {
    const words = ['report', 'runs/1', 'runs/2', 'runs/3', 'runs/4', 'runs/1'];
    const { code, stdout, stderr } = await runCli(words, { cwd });
    expect([code, stdout]).toEqual([0, 'report.html\n']);
    expect(stderr).toContain('runs/3 has no model because it did not end: only curves and options');
    expect(read('report.html')).toContain('4 runs compared');
    expect(read('report.html').match(/Worst mistakes<\/h3>/g)).toHaveLength(2);
  });

  test('writes the report to stdout with --out -, and loads no model with --no-scores', async () => {
    const { code, stdout, stderr } = await runCli(['report', 'runs/2', '--out', '-', '--no-scores'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<!doctype html>.*<\/html>\n$/s);
    expect(stdout).not.toContain('Worst mistakes');
    expect(existsSync(join(cwd, 'runs/2/report.html'))).toBe(false);
  });

  test.each([
    [
      ['nowhere'],
      1,
      'nowhere is not a run folder (it has no config.json) — use one that lenet5 train created',
    ],
    [['runs/2', '--out', 'no/report.html', '--no-scores'], 1, 'cannot write no/report.html (no such file'],
    [['runs/2', '--data', 'no'], 1, "unknown data source '"],
    [['broken'], 1, 'broken/model/model.json is not a valid tfjs layers model (not JSON'],
    [['runs/2', '--out', '.'], 2, '--out is not a regular file (.)'],
    [[], 2, "missing required argument 'run'"],
  ])('report %j is rejected in one line with exit code %i', async (words, code, line) => {
    await writeSampleRun(join(cwd, 'broken'));
    await saveSampleModel(join(cwd, 'broken/model'), (await loadMnistSplit('test', { source: data })).set);
    writeFileSync(join(cwd, 'broken/model/model.json'), 'digits');
    const result = await runCli(['report', ...words, '--quiet'], { cwd });
    expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(/^lenet5: .*\n$/) });
    expect(result.stderr).toContain(line);
  });

  test('starts its help with examples', async () => {
    expect((await runCli(['report', '--help'], { cwd })).stdout).toMatch(
      /^Examples:\n {2}lenet5 report runs\/1\n/,
    );
  });
});
