import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { jsonLines, runCli } from './testing/run-cli.js';
import { writeSampleRun } from './testing/sample-run.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-runs-'));
afterAll(() => rmSync(cwd, { recursive: true }));

beforeAll(async () => {
  await writeSampleRun(join(cwd, 'runs/1'));
  await writeSampleRun(join(cwd, 'runs/2'), { epochs: 4, stopped: 'interrupted' });
  await writeSampleRun(join(cwd, 'runs/10'), { epochs: 3, validated: false, stopped: null });
  mkdirSync(join(cwd, 'runs/notes'));
  writeFileSync(join(cwd, 'runs/todo.txt'), '');
});

describe('lenet5 runs', () => {
  test('lists the runs with best accuracy, its epoch, epochs, time, engine and status', async () => {
    const { code, stdout, stderr } = await runCli(['runs'], { cwd });
    expect(stdout).toBe(`run               best  in epoch  epochs    time  engine        status
runs/1         98.90 %         9   10/10    2:03  tfjs simd ×1  completed
runs/2         98.50 %         4    4/10  49.4 s  tfjs simd ×1  interrupted
runs/10  train 97.80 %         3    3/10  37.0 s  tfjs simd ×1  unfinished
`);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^to inspect the best run: node .* report runs\/1\n$/),
    ]);
  });

  test('sorts, and writes one object per run with --json', async () => {
    const { stdout, stderr } = await runCli(['runs', 'runs', '--sort', 'time', '--json'], { cwd });
    expect(stderr).toBe('');
    expect(jsonLines(stdout)).toEqual([
      expect.objectContaining({ run: 'runs/10', best: { epoch: 3, accuracy: 0.978 }, status: 'unfinished' }),
      expect.objectContaining({ run: 'runs/2' }),
      {
        run: 'runs/1',
        model: 'lenet5',
        status: 'completed',
        reason: 'completed',
        epochs: 10,
        epochsAsked: 10,
        best: { epoch: 9, val_accuracy: 0.989 },
        seconds: expect.closeTo(123.4),
        engine: 'tfjs',
        kernels: 'simd',
        threads: 1,
        trainSize: 60_000,
        validationSize: 10_000,
        startedAt: '2026-01-02T03:04:05.678Z',
        options: expect.objectContaining({ learningRate: 0.001, optimizer: 'adam' }),
      },
    ]);
  });

  test('names a run that is being trained, and one that --max-time ended', async () => {
    await writeSampleRun(join(cwd, 'live/1'), { epochs: 2, stopped: null });
    writeFileSync(join(cwd, 'live/1/.running'), `${process.pid} ${hostname()}\n`);
    await writeSampleRun(join(cwd, 'live/2'), { epochs: 2, stopped: null });
    await writeSampleRun(join(cwd, 'live/3'), { epochs: 2, stopped: null });
    const end = (reason: string) => JSON.stringify({ type: 'end', epochs: 2, stopped: 'early', reason });
    appendFileSync(join(cwd, 'live/2/metrics.jsonl'), end('time-limit'));
    appendFileSync(join(cwd, 'live/3/metrics.jsonl'), end('early-stopping'));
    const { stdout } = await runCli(['runs', 'live', '--json'], { cwd });
    expect(jsonLines(stdout).map(({ status, reason }) => [status, reason])).toEqual([
      ['running', undefined],
      ['timed-out', 'time-limit'],
      ['early', 'early-stopping'],
    ]);
  });

  test('lists a damaged run with the reason on stderr', async () => {
    await writeSampleRun(join(cwd, 'hurt/1'));
    writeFileSync(join(cwd, 'hurt/1/history.json'), '{');
    const { code, stdout, stderr } = await runCli(['runs', 'hurt'], { cwd });
    expect([code, stdout.split('\n')[1]?.split(/ +/).at(-1), stderr]).toEqual([
      0,
      'damaged',
      'hurt/1/history.json is damaged (it is not valid JSON) — restore a copy of it, or omit its run\n',
    ]);
  });

  test('lists nothing for a folder without runs', async () => {
    expect(await runCli(['runs', 'runs/notes'], { cwd })).toEqual({
      code: 0,
      signal: null,
      stdout: '',
      stderr: 'there are no runs in runs/notes\n',
    });
    expect((await runCli(['runs', 'runs/notes', '--quiet'], { cwd })).stderr).toBe('');
  });

  test('rejects a missing folder and an unknown order', async () => {
    expect(await runCli(['runs', 'nowhere'], { cwd })).toMatchObject({
      code: 1,
      stderr:
        'lenet5: cannot list the runs in nowhere (no such file or directory) — use the folder that holds the runs, or train one first\n',
    });
    expect(await runCli(['runs', '--sort', 'qqqq'], { cwd })).toMatchObject({
      code: 2,
      stderr:
        'lenet5: --sort names no field of a run (qqqq) — use name, best, status, time, started, engine, threads, or an option of train, such as learning-rate\n',
    });
  });

  test('lists the runs that meet all conditions, and compares and deletes runs', async () => {
    for (const [name, learningRate] of [
      ['1', 0.01],
      ['2', 0.002],
      ['3', 0.003],
    ] as const)
      await writeSampleRun(join(cwd, 'rates', name), { config: { learningRate } });
    const flags = ['--filter', 'learning-rate<0.005', '--filter', 'name!=2', '--json'];
    const { stdout } = await runCli(['runs', 'rates', ...flags], { cwd });
    expect(jsonLines(stdout).map(({ run }) => run)).toEqual(['rates/3']);
    const compared = await runCli(['runs', 'compare', 'rates/1', 'rates/2', '--json'], { cwd });
    expect(jsonLines(compared.stdout)).toMatchObject([{ options: { learningRate: [0.01, 0.002] } }]);
    expect(await runCli(['runs', 'delete', 'rates/2', '--yes', '-q'], { cwd })).toMatchObject({
      code: 0,
      stdout: 'rates/2\n',
    });
    expect(existsSync(join(cwd, 'rates/2'))).toBe(false);
  });

  test('starts its help with examples', async () => {
    expect((await runCli(['runs', '--help'], { cwd })).stdout).toMatch(/^Examples:\n {2}lenet5 runs\n/);
  });
});
