import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CliResult, jsonLines, runCli } from './testing/run-cli.js';

// A server is created and started, and several trainings run.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const FLAGS = ['--epochs', '2', '--limit', '320'];

describe('lenet5 sweep', () => {
  let cwd: string;
  let run: CliResult;
  const lenet5 = (...words: string[]): Promise<CliResult> => runCli(words, { cwd });
  const bytes = (path: string): Buffer => readFileSync(join(cwd, path));

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'lenet5-cli-sweep-'));
    run = await lenet5('sweep', '--seeds', '1..2', ...FLAGS, '--verify', '50%', '--json');
  });

  afterAll(async () => {
    // As root, the data are elsewhere, because the server's account may not enter the folder.
    const [, data] = /the data are in (.+)/.exec(run.stderr) ?? [];
    if (data) await rm(data, { recursive: true, force: true });
    await rm(cwd, { recursive: true, force: true });
  });

  it('without a database starts one, trains every seed and stops it', () => {
    expect(run).toMatchObject({ code: 0 });
    const events = jsonLines(run.stdout);
    expect(
      events.filter(({ type }) => type === 'trial-end').map(({ trial, state }) => [trial, state]),
    ).toEqual(
      expect.arrayContaining([
        [1, 'completed'],
        [2, 'completed'],
      ]),
    );
    const end = Object(events.at(-1));
    expect(end).toMatchObject({ type: 'end', state: 'completed', sweep: 1 });
    expect(end.results.settings).toHaveLength(1);
    const [{ val_accuracy: one }, { val_accuracy: other }] = end.results.trials;
    const { mean, standardError } = end.results.settings[0].val_accuracy;
    expect(mean).toBeCloseTo((one + other) / 2, 12);
    expect(standardError).toBeCloseTo(Math.abs(one - other) / 2, 12);
    expect(end.results.verified.different).toBe(0);
    expect(existsSync(join(cwd, 'sweeps/1/database/postmaster.pid'))).toBe(false);
  });

  it('materialize writes the run folder that train writes, and results prints a table', async () => {
    const train = ['--seed', '2', ...FLAGS, '--validation', 'split:5000', '--kernels', 'simd'];
    expect(await lenet5('train', ...train, '--out', 'trained', '--quiet')).toMatchObject({ code: 0 });
    expect(await lenet5('sweep', 'materialize', '2', '--out', 'trial', '--quiet')).toMatchObject({
      code: 0,
      stdout: 'trial\n',
    });
    const files = ['config.json', 'history.json', 'model/model.json', 'model/weights.bin'];
    for (const file of [...files, 'checkpoints/last.safetensors', 'checkpoints/best.safetensors']) {
      expect(bytes(`trial/${file}`).equals(bytes(`trained/${file}`)), file).toBe(true);
    }
    const { stdout } = await lenet5('sweep', 'results', '--folder', 'sweeps/1');
    expect(stdout).toMatch(/all trials: --limit 320 --epochs 2/);
    expect(stdout).toMatch(/\n1 +2 +2 +[\d.]+ ± [\d.]+ % +[\d.]+ ± [\d.]+\n/);
    const page = await lenet5('sweep', 'export', '--format', 'html', '--folder', 'sweeps/1');
    expect(page.stdout).toMatch(/^<!doctype html>/);
    expect(page.stdout).toContain('2 trials: the best val_accuracy is');
  });

  it.each([
    [['sweep', '--seeds', '5..1'], /--seeds is invalid \("5\.\.1"\)/],
    [['sweep', '--learning-rate', '0.001,-1'], /--learning-rate is invalid \(-1\)/],
    [['sweep', '--momentum', '0.9'], /--momentum does not apply to --optimizer adam/],
    [['sweep', '--model', 'model.json'], /--model is invalid .* — use lenet5 or lenet5-1998/],
    [['sweep', '--validation', 'none'], /--validation is invalid \("none"\)/],
    [['sweep', '--reduction', '4'], /--reduction has no effect without rungs/],
    [['sweep', '--database', 'mysql://x'], /--database is invalid/],
    [['worker', '--folder', 'nowhere'], /there is no sweep \(nowhere\)/],
  ])('%j is rejected in one line', async (words, message) => {
    const { code, stderr } = await lenet5(...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
