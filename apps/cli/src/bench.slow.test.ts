import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { jsonLines, runCli } from './testing/run-cli.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-bench-'));
afterAll(() => rmSync(cwd, { recursive: true }));

describe('lenet5 bench', () => {
  test('--json writes one row per engine with its fraction of the peak', async () => {
    const words = ['bench', '--rounds', '1', '--threads', '1', '--kernels', 'simd', '--json'];
    const { code, stdout, stderr } = await runCli(words, { cwd });
    const rows = jsonLines(stdout);
    expect([code, rows.map(({ engine }) => engine)]).toEqual([0, ['tfjs', 'compiled']]);
    for (const row of rows) {
      const { msPerStep, gflops, peakGflops, fractionOfPeak, ...names } = row;
      expect(names).toEqual({ engine: expect.any(String), kernels: 'simd', threads: 1 });
      expect(gflops).toBeCloseTo((2 * 32 * 758_520) / (Number(msPerStep) * 1e6), 6);
      expect(fractionOfPeak).toBeCloseTo(Number(gflops) / Number(peakGflops), 6);
      expect(fractionOfPeak).toBeGreaterThan(0);
    }
    expect(stderr.split('\n')).toEqual([
      'lenet5 bench: loading MNIST…',
      'competing: tfjs simd, 1 thread; compiled simd, 1 thread',
      'round 1 of 1',
      '',
    ]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('writes a table, and nothing else with --quiet', async () => {
    const words = ['bench', '--rounds', '1', '--threads', '1', '--kernels', 'simd', '--quiet'];
    const { stdout, stderr } = await runCli(words, { cwd });
    expect(stdout).toMatch(
      /^engine +kernels +threads +ms\/step +images\/s +GFLOP\/s +peak +of peak\ntfjs +simd +1 .* %\ncompiled +simd +1 .* %\n$/,
    );
    expect(stderr).toBe('');
  });

  test.each([
    [['--threads', '0'], 'lenet5: --threads is invalid (0) — use an integer from 1 to 64'],
    [['--threads', '999'], 'lenet5: --threads is invalid (999) — use an integer from 1 to 64'],
    [['--kernels', 'nope'], 'lenet5: --kernels is invalid ("nope") — use auto, simd or relaxed-simd'],
    [['--rounds', 'many'], 'lenet5: --rounds is invalid ("many") — use an integer from 1 to 1000'],
  ])('rejects %j in one line', async (words, line) => {
    expect(await runCli(['bench', ...words], { cwd })).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr: `${line}\n`,
    });
  });

  test('starts its help with examples', async () => {
    expect((await runCli(['bench', '--help'], { cwd })).stdout).toMatch(/^Examples:\n {2}lenet5 bench\n/);
  });
});
