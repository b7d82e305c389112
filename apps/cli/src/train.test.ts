import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEFAULT_CONFIG } from './commands/train/config/train-config.js';
import { type CliResult, jsonLines, runCli } from './testing/run-cli.js';

// A test runs the built program several times, and each run trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-train-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
const QUICK = ['train', '--limit', '2000', '--epochs', '2'];

describe('lenet5 train --json', () => {
  let result: CliResult;
  beforeAll(async () => {
    result = await runCli([...QUICK, '--json'], { cwd });
  });

  test('exits with 0 and writes start, epochs and end as JSON Lines and nothing else', () => {
    expect(result.code).toBe(0);
    expect(jsonLines(result.stdout)).toEqual([
      expect.objectContaining({
        type: 'start',
        engine: expect.stringMatching(/^(compiled|tfjs)$/),
        kernels: expect.stringMatching(/^(relaxed-)?simd$/),
        threads: expect.any(Number),
        parameters: 44_426,
        trainSize: 2000,
        validationSize: 10_000,
        epochs: 2,
        batchSize: 32,
        seed: 42,
      }),
      ...[1, 2].map((epoch) => ({
        type: 'epoch',
        epoch,
        loss: expect.any(Number),
        accuracy: expect.any(Number),
        val_loss: expect.any(Number),
        val_accuracy: expect.any(Number),
        seconds: expect.any(Number),
        imagesPerSecond: expect.any(Number),
        learningRate: 0.001,
      })),
      expect.objectContaining({
        type: 'end',
        epochs: 2,
        best: expect.objectContaining({ epoch: 2, val_accuracy: expect.any(Number) }),
        stopped: 'completed',
        run: 'runs/1',
        firstTestImage: { true: 7, predicted: 7 },
      }),
    ]);
  });

  test('learns: more than 85 % validation accuracy after two epochs on 2,000 images', () => {
    expect(jsonLines(result.stdout)[2]?.val_accuracy).toBeGreaterThan(0.85);
  });

  test('shows progress on stderr as plain text, one line per epoch', () => {
    const lines = result.stderr.trimEnd().split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'lenet5 train: loading MNIST…',
      'MNIST, verified: 2,000 images to train on, 10,000 to validate on',
    ]);
    expect(
      lines.filter((line) => /^epoch [12]\/2 {2}train \d+\.\d\d % {2}val \d+\.\d\d % {2}loss /.test(line)),
    ).toHaveLength(2);
    expect(result.stderr).not.toContain('\u001b');
    expect(result.stderr).not.toContain('TensorFlow');
    expect(lines.at(-1)).toMatch(/^to continue: node .*bin\.js train --resume runs\/1 --epochs 4$/);
  });

  test('writes a complete run folder', () => {
    expect(readdirSync(join(cwd, 'runs/1')).sort()).toEqual([
      'README.md',
      'checkpoints',
      'config.json',
      'curves.svg',
      'env.json',
      'history.json',
      'inputs.json',
      'metrics.jsonl',
      'model',
      'results.csv',
      'tensorboard',
    ]);
    expect(readdirSync(join(cwd, 'runs/1/checkpoints')).sort()).toEqual([
      'best.safetensors',
      'last.safetensors',
      'previous.safetensors',
    ]);
    const { $schema, ...config } = JSON.parse(read('runs/1/config.json'));
    expect(config).toEqual({ ...DEFAULT_CONFIG, epochs: 2, limit: 2000 });
    const schema = JSON.parse(readFileSync(join(cwd, 'runs/1', $schema), 'utf8'));
    expect(new Ajv({ strict: true }).validate(schema, { $schema, ...config })).toBe(true);
    expect(JSON.parse(read('runs/1/env.json'))).toMatchObject({
      versions: { node: process.versions.node, tfjs: '4.22.0' },
      cpu: { model: expect.any(String), cores: expect.any(Number) },
      data: { source: 'bundled', verified: true },
      engine: expect.any(String),
      kernels: expect.any(String),
      threads: expect.any(Number),
    });
    expect(read('runs/1/curves.svg')).toMatch(/^<svg .*in 2 epochs, training accuracy goes from /s);
    expect(read('runs/1/results.csv').trim().split('\n')).toHaveLength(3);
    expect(readFileSync(join(cwd, 'runs/1/model/weights.bin')).byteLength).toBe(44_426 * 4);
  });

  test('writes the epochs of --json to history.json and metrics.jsonl', () => {
    const epochs = jsonLines(result.stdout).filter(({ type }) => type === 'epoch');
    const history: Record<string, number[]> = JSON.parse(read('runs/1/history.json'));
    expect(Object.keys(history)).toEqual(['loss', 'accuracy', 'val_loss', 'val_accuracy']);
    for (const [name, values] of Object.entries(history)) {
      expect(values).toEqual(epochs.map((epoch) => epoch[name]));
    }
    const log = jsonLines(read('runs/1/metrics.jsonl'));
    expect(log.filter(({ type }) => type === 'epoch')).toEqual(epochs);
    const kinds = new Set(log.map(({ type }) => type));
    expect([...kinds].sort()).toEqual(['checkpoint', 'end', 'epoch', 'progress', 'start']);
  });
});

describe('lenet5 train', () => {
  test('reports on stdout: table, curves, diagnosis, first test image, folder', async () => {
    const { code, stdout } = await runCli([...QUICK, '--out', 'named run'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\s*2 .* best$/m);
    for (const part of [
      'accuracy (%) by epoch',
      'loss by epoch',
      'true 7, predicted 7',
      'run folder: named run',
    ]) {
      expect(stdout).toContain(part);
    }
    expect(stdout).not.toContain('\u001b');
  });

  test('writes only ASCII in a locale without UTF-8', async () => {
    const { stdout, stderr } = await runCli(
      ['train', '--limit', '320', '--epochs', '2', '--validation', 'split:64'],
      {
        cwd,
        env: { LANG: 'C' },
      },
    );
    expect(stdout + stderr).toMatch(/^\p{ASCII}*$/u);
    expect(stdout).toContain('** train  oo validation  # best');
  });

  test('--quiet writes only the run folder', async () => {
    const words = [
      'train',
      '--limit',
      '320',
      '--epochs',
      '1',
      '--validation',
      'none',
      '--quiet',
      '--out',
      'quiet',
    ];
    expect(await runCli(words, { cwd })).toEqual({ code: 0, signal: null, stdout: 'quiet\n', stderr: '' });
    expect(JSON.parse(read('quiet/history.json'))).toMatchObject({ val_loss: [], val_accuracy: [] });
  });

  test('rejects a folder that holds a run, unless forced', async () => {
    const words = ['train', '--limit', '64', '--epochs', '1', '--validation', 'none', '-q', '--out', 'twice'];
    expect((await runCli(words, { cwd })).code).toBe(0);
    expect(await runCli(words, { cwd })).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: 'lenet5: twice already holds a run — use another folder, or --force to overwrite it\n',
    });
    expect((await runCli([...words, '--force'], { cwd })).code).toBe(0);
  });

  test('trains identical weights from the same seed, and other weights from another seed', async () => {
    const weights = async (out: string, seed: string): Promise<string> => {
      const words = ['train', '--limit', '320', '--epochs', '1', '--validation', 'split:64', '-q'];
      await runCli([...words, '--out', out, '--seed', seed], { cwd });
      return read(join(out, 'history.json'));
    };
    const [first, second, third] = [
      await weights('s1', '7'),
      await weights('s2', '7'),
      await weights('s3', '8'),
    ];
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});
