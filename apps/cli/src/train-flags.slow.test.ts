import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeCheckpoint } from '@lenet5/trainer';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { jsonLines, runCli } from './testing/run-cli.js';

// A test runs the built program several times, and each run trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-flags-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const QUICK = ['train', '--limit', '320', '--validation', 'split:100', '--epochs', '2'];
const weights = (run: string): Buffer => readFileSync(join(cwd, run, 'model/weights.bin'));
const rates = (run: string): unknown[] =>
  jsonLines(readFileSync(join(cwd, run, 'metrics.jsonl'), 'utf8'))
    .filter(({ type }) => type === 'epoch')
    .map(({ learningRate }) => learningRate);

describe('lenet5 train --config', () => {
  test('repeats a run from its config.json to identical weights, and lets flags override it', async () => {
    const recipe = { limit: 320, validation: 'split:100', epochs: 2, optimizer: 'sgd', momentum: 0.9 };
    const more = {
      learningRate: 0.05,
      schedule: 'step',
      dropEpochs: 1,
      dropFactor: 0.1,
      labelSmoothing: 0.1,
    };
    writeFileSync(join(cwd, 'lenet5.config.json'), JSON.stringify({ ...recipe, ...more, out: 'first' }));
    expect((await runCli(['train', '--config', 'lenet5.config.json', '-q'], { cwd })).stdout).toBe(
      `${join(cwd, 'first')}\n`,
    );
    expect(rates('first')).toEqual([0.05, expect.closeTo(0.005, 12)]);
    const again = ['train', '--config', 'first/config.json', '-q'];
    expect((await runCli([...again, '--out', 'second'], { cwd })).code).toBe(0);
    expect(weights('second').equals(weights('first'))).toBe(true);
    const config = (run: string): string => readFileSync(join(cwd, run, 'config.json'), 'utf8');
    expect(config('second')).toBe(config('first'));
    await runCli([...again, '--out', 'third', '--seed', '1'], { cwd });
    expect(weights('third').equals(weights('first'))).toBe(false);
  });

  test('reads a file with a byte order mark, and options that are auto', async () => {
    writeFileSync(join(cwd, 'bom.json'), '\uFEFF{"epochs": 1, "limit": 100, "threads": "auto"}');
    const words = ['train', '--config', 'bom.json', '--threads', 'auto', '--dry-run', '--quiet'];
    expect(await runCli(words, { cwd })).toMatchObject({ code: 0, stderr: '' });
  });

  test('reports all errors of the file in one line, and exits with 2', async () => {
    writeFileSync(join(cwd, 'wrong.json'), '{"epoch": 3, "optimizer": "lion"}');
    expect(await runCli(['train', '--config', 'wrong.json'], { cwd })).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr:
        'lenet5: wrong.json: unknown key "epoch" — did you mean "epochs"?; "optimizer" is invalid ("lion") — use adam, adamw, sgd, rmsprop or sdlm\n',
    });
  });
});

describe('lenet5 train --dry-run', () => {
  const empty = mkdtempSync(join(tmpdir(), 'lenet5-dry-'));
  afterAll(() => rmSync(empty, { recursive: true }));

  test('takes one step and saves nothing', async () => {
    for (const out of [[], ['--out', 'a/b']]) {
      const { code, stdout, stderr } = await runCli([...QUICK, ...out, '--dry-run'], { cwd: empty });
      expect([code, stdout]).toEqual([
        0,
        expect.stringMatching(/^dry run: no problems found \(one step, loss 2\.\d+\); nothing was saved\n$/),
      ]);
      expect(stderr).toMatch(
        /\nto train: node .*bin\.js train --limit 320 [^\n]*--epochs 2( --out a\/b)?\n$/,
      );
      expect(readdirSync(empty)).toEqual([]);
    }
  });

  test('detects a run folder that cannot be written to before training', async () => {
    writeFileSync(join(cwd, 'in-the-way'), '');
    const { code, stderr } = await runCli([...QUICK, '-q', '--dry-run', '--out', 'in-the-way/run'], { cwd });
    expect([code, stderr]).toEqual([
      1,
      'lenet5: cannot write in-the-way/run (not a directory) — make it writable, or use another folder\n',
    ]);
  });

  test('does not change a run that it would resume or overwrite', async () => {
    await runCli([...QUICK, '-q', '--out', 'kept'], { cwd });
    const before = readFileSync(join(cwd, 'kept/metrics.jsonl'), 'utf8');
    for (const words of [
      ['--resume', 'kept', '--epochs', '3'],
      ['--out', 'kept', '--force', '--limit', '64', '--epochs', '1'],
    ]) {
      const { code, stdout } = await runCli(['train', ...words, '--dry-run', '--json'], { cwd });
      expect([code, jsonLines(stdout).at(-1)]).toEqual([
        0,
        { type: 'dry-run', steps: expect.any(Number), loss: expect.any(Number) },
      ]);
    }
    expect(readFileSync(join(cwd, 'kept/metrics.jsonl'), 'utf8')).toBe(before);
    expect(existsSync(join(cwd, 'kept/model/weights.bin'))).toBe(true);
  });
});

describe('lenet5 train', () => {
  test('stops when the validation accuracy stops improving, with the best weights', async () => {
    const words = ['--epochs', '40', '--learning-rate', '0.01', '--early-stopping', '2', '--out', 'early'];
    const { code, stdout, stderr } = await runCli([...QUICK, ...words, '--json'], { cwd });
    const end = jsonLines(stdout).at(-1);
    expect([code, end]).toEqual([0, expect.objectContaining({ stopped: 'early', why: expect.any(String) })]);
    expect(stderr).toMatch(/^stopped early: no better validation accuracy for 2 epochs after epoch \d+$/m);
    expect(stderr).toContain(`the model has the weights of epoch ${end?.restored}, the best one\n`);
    expect(stderr).toMatch(/to continue: .* --resume early --early-stopping 4\n$/);
  });

  test('reports a run that diverged, and recommends a new run instead of more epochs', async () => {
    const words = ['--optimizer', 'sgd', '--learning-rate', '10', '--out', 'hot'];
    const { code, stdout, stderr } = await runCli([...QUICK, ...words, '--json'], { cwd });
    expect([code, jsonLines(stdout).at(-1)]).toEqual([
      0,
      expect.objectContaining({
        verdict: 'diverged',
        diagnosis: expect.stringContaining('lower learning rate'),
      }),
    ]);
    expect(stderr).toMatch(/to try again: start a new run with a lower --learning-rate \(this run: 10\)\n$/);
    expect(stderr).not.toContain('to continue');
  });

  test('ends a run whose loss is not finite as failed, and keeps the last checkpoint before it', async () => {
    const words = ['--optimizer', 'sgd', '--learning-rate', '1e37', '--checkpoint-every', '1steps'];
    const { code, stdout, stderr } = await runCli([...QUICK, ...words, '--out', 'failed', '--json'], { cwd });
    const why = expect.stringMatching(/^the (loss is|weights of \S+ are) not finite \(.* step/);
    const end = {
      type: 'end',
      stopped: 'failed',
      reason: 'failed',
      epochs: 0,
      best: null,
      why,
      run: expect.any(String),
    };
    expect([code, jsonLines(stdout).at(-1)]).toEqual([1, end]);
    expect(stderr).toMatch(
      /^lenet5: the (loss is|weights of \S+ are) not finite .* — use a tenth of the learning rate/m,
    );
    const runs = await runCli(['runs', 'failed', '--json'], { cwd });
    expect(jsonLines(runs.stdout)[0]).toMatchObject({ status: 'failed', reason: 'failed' });
    const bytes = readFileSync(join(cwd, 'failed/checkpoints/last.safetensors'));
    const { state } = await decodeCheckpoint(bytes);
    expect(state.weights.every(({ values }) => values.every(Number.isFinite))).toBe(true);
  });

  test('stops when its time is up, and resumes without a limit', async () => {
    const words = ['train', '--limit', '1600', '--validation', 'split:100', '--epochs', '3'];
    const { code, stdout, stderr } = await runCli(
      [...words, '--max-time', '0.1s', '--json', '--out', 'timed'],
      { cwd },
    );
    expect([code, jsonLines(stdout).at(-1)?.stopped]).toEqual([0, 'early']);
    expect(stderr).toMatch(/to continue: .* --resume timed\n$/);
    expect((await runCli(['train', '--resume', 'timed', '-q'], { cwd })).code).toBe(0);
    await runCli([...words, '-q', '--out', 'untimed'], { cwd });
    expect(weights('timed').equals(weights('untimed'))).toBe(true);
  });

  test('writes checkpoints every N steps of the run and after each epoch', async () => {
    await runCli([...QUICK, '--checkpoint-every', '4steps', '-q', '--out', 'often'], { cwd });
    const log = jsonLines(readFileSync(join(cwd, 'often/metrics.jsonl'), 'utf8'));
    expect(log.filter(({ type }) => type === 'checkpoint').map(({ epoch, step }) => [epoch, step])).toEqual([
      [0, 4],
      [0, 8],
      [1, 0],
      [1, 2],
      [1, 6],
      [2, 0],
    ]);
  });
});
