import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { reportError } from './errors/report-error.js';
import { EXIT_USAGE } from './exit-codes.js';
import { currentInvocation, invocation } from './invocation.js';
import { runProgram } from './program.js';
import { captureTerminal } from './testing/capture.js';
import { BIN, runCli } from './testing/run-cli.js';
import { runInTerminal } from './testing/run-in-terminal.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-usage-'));
afterAll(() => rmSync(cwd, { recursive: true }));

/** The program as it is called here; messages name it. */
const CALL = invocation(BIN, cwd);

describe('lenet5', () => {
  test.each([
    [['trian'], "lenet5: unknown command 'trian' — did you mean train?"],
    [['--versoin'], "lenet5: unknown option '--versoin' — did you mean --version?"],
    [['train', '--epoch', '3'], "lenet5: unknown option '--epoch' — did you mean --epochs?"],
    [
      ['train', 'digits'],
      'lenet5: train takes no arguments (digits) — for a folder of data, use --data digits',
    ],
    [['train', '--epochs'], 'lenet5: --epochs has no <n> — see lenet5 train --help'],
    [
      ['train', '--batch-size', '65537'],
      'lenet5: --batch-size is invalid (65537) — use an integer from 1 to 65536',
    ],
    [
      ['train', '--engine', 'tfjs', '--threads', '4'],
      'lenet5: --threads does not apply to --engine tfjs (4) — use it with --engine auto or compiled, or omit it',
    ],
    [
      ['train', '--engine', 'tfjs', '--kernels', 'simd'],
      'lenet5: --kernels does not apply to --engine tfjs ("simd") — use it with --engine auto or compiled, or omit it',
    ],
    [
      ['train', '--force'],
      'lenet5: --force needs --out, whose run it overwrites — add --out DIR, or omit --force',
    ],
    [
      ['train', '--force', '--resume', 'x'],
      'lenet5: --force conflicts with --resume — omit it; a resumed run overwrites nothing',
    ],
    [['predict'], "lenet5: missing required argument 'model' — see lenet5 predict --help"],
    [['predict', '', 'seven.png'], 'lenet5: MODEL is empty — use the path of a run or a model'],
    [
      ['evaluate', 'a', 'b'],
      "lenet5: too many arguments for 'evaluate' (expected 1 argument but got 2) — see lenet5 evaluate --help",
    ],
    [['eval', 'runs/1'], "lenet5: unknown command 'eval' — did you mean evaluate?"],
    [['TRAIN'], "lenet5: unknown command 'TRAIN' — did you mean train?"],
    [['fly'], "lenet5: unknown command 'fly' — see lenet5 --help"],
    [['help', 'trian'], "lenet5: unknown command 'trian' — did you mean train?"],
    [['nosuch', '--help'], "lenet5: unknown command 'nosuch' — see lenet5 --help"],
    [['test', 'runs/1'], "lenet5: unknown command 'test' — did you mean evaluate?"],
    [['fit'], "lenet5: unknown command 'fit' — did you mean train?"],
    [['infer'], "lenet5: unknown command 'infer' — did you mean predict?"],
    [['convert'], "lenet5: unknown command 'convert' — did you mean export?"],
    [['train', '--optim=adam'], "lenet5: unknown option '--optim=adam' — did you mean --optimizer?"],
    [['train', '--workers', '2'], "lenet5: unknown option '--workers' — did you mean --threads?"],
    [['train', '--wd', '0.1'], "lenet5: unknown option '--wd' — did you mean --weight-decay?"],
    [['train', '-o', 'x'], "lenet5: unknown option '-o' — did you mean --out?"],
    [['train', '-e', '2'], "lenet5: unknown option '-e' — did you mean --epochs?"],
    [['constructor'], "lenet5: unknown command 'constructor' — see lenet5 --help"],
    [['data', 'sh'], "lenet5: unknown command 'sh' — did you mean show?"],
    [['sweep', 'bogus'], "lenet5: unknown command 'bogus' — see lenet5 sweep --help"],
    [['sweep', 'result'], "lenet5: unknown command 'result' — did you mean results?"],
    [
      ['sweep', '--epochs', '1', 'bogus'],
      "lenet5: too many arguments for 'sweep' (expected 0 arguments but got 1) — see lenet5 sweep --help",
    ],
    [['--json', 'train'], "lenet5: unknown option '--json' — put flags after the command; see lenet5 --help"],
    [['train', '--threads', '0'], 'lenet5: --threads is invalid (0) — use an integer from 1 to 64 or auto'],
    [
      ['train', '--kernels', 'nope'],
      'lenet5: --kernels is invalid ("nope") — use auto, simd or relaxed-simd',
    ],
    [
      ['train', '--quiet', '--limit', '60001'],
      'lenet5: --limit is greater than the number of training images (60001) — use at most 60,000',
    ],
    [
      ['train', '--quiet', '--validation', 'split:60000'],
      'lenet5: --validation leaves no images to train on (split:60000) — split off at most 59,999 of the 60,000 training images',
    ],
  ])('%j is rejected in one line', async (words, line) => {
    const { terminal, text } = captureTerminal();
    const error: unknown = await runProgram(words).catch((caught: unknown) => caught);
    expect(reportError(error, terminal)).toBe(EXIT_USAGE);
    expect(text()).toBe(`${line.replace('see lenet5', `see ${currentInvocation()}`)}\n`);
  });

  test('exits with 2 after such a line on stderr, without a file', async () => {
    const stderr = `lenet5: missing required argument 'model' — see ${CALL} predict --help\n`;
    expect(await runCli(['predict'], { cwd })).toEqual({ code: 2, signal: null, stdout: '', stderr });
    const late = await runCli(['train', '--quiet', '--limit', '60001'], { cwd });
    expect(late).toMatchObject({ code: 2, stdout: '' });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('starts its help with examples on stdout', async () => {
    for (const words of [[], ['--help'], ['train', '--help'], ['help', 'train']]) {
      const { code, stdout, stderr } = await runCli(words, { cwd });
      expect([code, stderr, stdout.startsWith('Examples:\n  lenet5 train\n')]).toEqual([0, '', true]);
    }
  });

  test.each(['train', 'predict', 'runs'])(
    'fits the help of %s to 40 columns, but for commands to copy',
    async (name) => {
      const { screen } = await runInTerminal([name, '--help'], { cwd, columns: 40 }).ended;
      const lines = screen.split(/[\r\n]+/).filter((line) => !/^( {2}(lenet5|curl)|Usage:) /.test(line));
      expect(lines.filter((line) => line.length > 40)).toEqual([]);
    },
  );

  test('prints its version', async () => {
    expect((await runCli(['--version'], { cwd })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('reports a folder that cannot be resumed, and exits with 1', async () => {
    const { code, stderr } = await runCli(['train', '--resume', 'runs/1'], { cwd });
    expect([code, stderr]).toEqual([
      1,
      'lenet5: cannot resume runs/1 (it has no config.json) — use a run folder, such as runs/1\n',
    ]);
  });
});
