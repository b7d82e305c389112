import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CANONICAL_DIGESTS, loadMnist } from '@lenet5/mnist';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from './testing/run-cli.js';
import { runInTerminal } from './testing/run-in-terminal.js';
import { DATA_FILES, writeSmallData } from './testing/small-data.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-data-'));
afterAll(() => rmSync(cwd, { recursive: true }));
beforeAll(() => writeSmallData(join(cwd, 'bars')));

const call = (...words: string[]): ReturnType<typeof runCli> => runCli(['data', ...words], { cwd });

/** The number of images of each class in MNIST, 0 to 9 (https://yann.lecun.com/exdb/mnist). */
const TRAIN = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
const TEST = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];

describe('lenet5 data info', () => {
  test('counts the images of each class, and computes the mean and deviation commonly used for normalization', async () => {
    const { code, stdout, stderr } = await call('info', '--json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      source: 'bundled',
      verified: true,
      provenance: 'MNIST, verified',
      shape: [28, 28, 1],
      train: {
        images: 60_000,
        perClass: TRAIN,
        mean: expect.closeTo(0.1307, 4),
        deviation: expect.closeTo(0.3081, 4),
      },
      test: { images: 10_000, perClass: TEST, mean: expect.any(Number), deviation: expect.any(Number) },
    });
  });

  test('wraps between words in a narrow terminal', async () => {
    const { screen } = await runInTerminal(['data', 'info', '--no-color'], { cwd, columns: 60 }).ended;
    expect(screen).toContain('MNIST, verified (bundled): 28×28 pixels, 0 (paper) to 1\r\n(ink)\r\n');
  });

  test('writes a table, and suggests the next command', async () => {
    const { stdout, stderr } = await call('info', '--data', 'bars');
    const [head, blank, ...table] = stdout.trimEnd().split('\n');
    expect(head).toBe(`not the canonical MNIST (${join(cwd, 'bars')}): 28×28 pixels, 0 (paper) to 1 (ink)`);
    expect(blank).toBe('');
    expect(table[0]).toMatch(/^ *class +train +test$/);
    expect(table.slice(1, 11).map((line) => line.trim().split(/ +/))).toEqual(
      Array.from({ length: 10 }, (_, label) => [String(label), '20', '10']),
    );
    // Bars of 20 of 784 pixels.
    expect(table.at(-2)?.trim().split(/ +/)).toEqual(['mean', '0.0255', '0.0255']);
    expect(stderr).toMatch(/^to show one: .* data show --index 0 --data \S*bars\n$/);
  });
});

describe('lenet5 data verify', () => {
  test('writes the SHA-256 of the four files of MNIST', async () => {
    const { code, stdout, stderr } = await call('verify');
    expect([code, stderr]).toEqual([0, 'MNIST, verified\n']);
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => line.split(/ +/).slice(0, 2))).toEqual(
      Object.values(CANONICAL_DIGESTS).map((digest) => ['MNIST', digest]),
    );
  });

  test('recognizes MNIST in any folder', async () => {
    const { files } = await loadMnist();
    const { code, stdout } = await call('verify', '--data', dirname(files[0]?.location ?? ''), '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ verified: true })]);
  });

  test('exits with 1 if a file differs, and names it', async () => {
    const { code, stdout, stderr } = await call('verify', '--data', 'bars');
    expect([code, stderr]).toEqual([
      1,
      `lenet5: ${join(cwd, 'bars')} is not verified as MNIST (not the canonical MNIST; 4 of 4 files differ) — use --data bundled for MNIST itself\n`,
    ]);
    expect(stdout.trim().split('\n')).toEqual(
      Object.values(DATA_FILES).map((name) => expect.stringMatching(`^other  [0-9a-f]{64}  .*${name}$`)),
    );
    expect(JSON.parse((await call('verify', '--data', 'bars', '--json')).stdout)).toMatchObject({
      verified: false,
    });
  });
});

describe('lenet5 data show', () => {
  test('draws an image and its class', async () => {
    const { code, stdout } = await call('show');
    const lines = stdout.trimEnd().split('\n');
    expect([code, lines.length, lines.at(-1)]).toEqual([0, 15, 'test image 0: 7']);
    const { stdout: train } = await call('show', '--index', '13', '--split', 'train', '--data', 'bars');
    expect(train.trimEnd().split('\n').at(-1)).toBe('train image 13: class 3');
  });

  test('--json writes the pixels', async () => {
    const { test: digits } = await loadMnist();
    const { stdout } = await call('show', '--index', '5', '--json');
    expect(JSON.parse(stdout)).toEqual({
      index: 5,
      split: 'test',
      label: digits.labels[5],
      shape: [28, 28, 1],
      pixels: [...digits.images.subarray(5 * 784, 6 * 784)],
    });
  });
});

describe('lenet5 data', () => {
  test.each([
    [['show', '--index', '10000'], 2, '--index is invalid (10000) — use an integer from 0 to 9999'],
    [['inof'], 2, "unknown command 'inof' — did you mean info?"],
    [['info', '--jsno'], 2, "unknown option '--jsno' — did you mean --json?"],
    [['info', '--data', 'none'], 1, `unknown data source '${join(cwd, 'none')}' (the folder does not exist)`],
  ] as const)('data %j is rejected in one line with exit code %i', async (words, code, message) => {
    const result = await call(...words);
    expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(/^lenet5: [^\n]*\n$/) });
    expect(result.stderr).toContain(message);
  });

  test('starts its help with examples on stdout, also for each subcommand', async () => {
    for (const words of [[], ['--help'], ['info', '--help'], ['help', 'verify']]) {
      const { code, stdout, stderr } = await call(...words);
      expect([code, stderr, stdout.startsWith('Examples:\n  lenet5 data info\n')]).toEqual([0, '', true]);
    }
  });
});
