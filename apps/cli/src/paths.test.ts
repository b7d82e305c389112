import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from './testing/run-cli.js';
import { writeSampleRun } from './testing/sample-run.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-paths-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const at = (name: string): string => join(cwd, name);
const call = (...words: string[]): ReturnType<typeof runCli> => runCli(words, { cwd });
const LONG = 'x'.repeat(300);

beforeAll(async () => {
  for (const name of ['runs/1', 'runs/2']) await writeSampleRun(at(name));
  writeFileSync(at('file'), '');
  symlinkSync('loop', at('loop'));
});

describe('a path that cannot be followed', () => {
  const words = (path: string): string[][] => [
    ['evaluate', path],
    ['predict', path, 'x.png'],
    ['export', path, '--format', 'csv'],
    ['export', 'runs/1', '--format', 'onnx', '--out', path],
    ['export', 'runs/1', '--format', 'tfjs', '--out', path],
    ['import', path, '--out', 'imported'],
    ['import', 'runs/1', '--out', path],
    ['report', path],
    ['report', 'runs/1', '--no-scores', '--out', path],
    ['runs', path],
    ['data', 'info', '--data', path],
    ['train', '--resume', path],
    ['train', '--config', path],
  ];

  test.each([
    ['below a file', 'file/x'],
    ['of a name that is too long', LONG],
    ['in a loop of links', 'loop/x'],
  ])('%s is reported in one line by every command', async (_, path) => {
    for (const line of words(path)) {
      const { code, stdout, stderr } = await call(...line);
      expect([1, 2]).toContain(code);
      expect([line, stdout, stderr]).toEqual([
        line,
        '',
        expect.stringMatching(/^lenet5: [^\n]+ — [^\n]+\n$/),
      ]);
    }
  });
});

describe('lenet5 report runs/*', () => {
  test('skips what is not a run, says so, and can be repeated', async () => {
    mkdirSync(at('runs/killed'));
    writeFileSync(at('runs/stray.html'), '');
    writeFileSync(at('runs/damaged'), '');
    const runs = ['runs/1', 'runs/2', 'runs/damaged', 'runs/killed', 'runs/stray.html'];
    const first = await call('report', ...runs, '--no-scores', '--json', '-q');
    expect(first.stderr).toBe(
      [
        'skipped: runs/damaged is not a run folder (it has no config.json)\n',
        'skipped: runs/killed is not a run folder (it has no config.json)\n',
        'skipped: runs/stray.html is not a run folder (it has no config.json)\n',
      ].join(''),
    );
    expect(JSON.parse(first.stdout)).toMatchObject({
      report: 'report.html',
      runs: [{ run: 'runs/1' }, { run: 'runs/2' }],
      skipped: ['runs/damaged', 'runs/killed', 'runs/stray.html'],
    });
    const report = readFileSync(at('report.html'));
    expect((await call('report', ...runs, '--no-scores', '-q')).code).toBe(0);
    expect(readFileSync(at('report.html')).equals(report)).toBe(true);
  });

  test('is rejected if no run remains', async () => {
    const { code, stderr } = await call('report', 'runs/killed', 'runs/stray.html');
    expect([code, stderr]).toEqual([
      1,
      'lenet5: runs/killed is not a run folder (it has no config.json) — use one that lenet5 train created, such as runs/1\n',
    ]);
  });
});
