import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { BIN, type CliResult, runProcess } from './testing/run-cli.js';
import { writeSmallData } from './testing/small-data.js';

// A test runs the built program.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-without-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const toModule = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** A hook of the module loader that refuses TensorFlow.js, which is a file of the bundle. */
const REFUSE = toModule(`
  export function resolve(name, context, next) {
    if (name.includes('tfjs') || name.startsWith('@tensorflow/')) throw new Error('refused ' + name);
    return next(name, context);
  }`);
const REGISTER = toModule(`
  import { register } from 'node:module';
  register(${JSON.stringify(REFUSE)});`);

const call = (...words: string[]): Promise<CliResult> =>
  runProcess(process.execPath, ['--import', REGISTER, BIN, ...words], { cwd });

const TRAIN = ['train', '--data', 'data', '--epochs', '1', '--quiet'];

beforeAll(async () => {
  writeSmallData(join(cwd, 'data'));
  expect(await call(...TRAIN, '--out', 'run')).toMatchObject({ code: 0, stdout: 'run\n' });
});

test.each([
  [['evaluate', 'run']],
  [['predict', 'run', '--index', '0']],
  [['predict', 'run/checkpoints/last.safetensors', '--index', '0']],
  [['report', 'run', '--out', 'report.html']],
  [['runs', '.']],
  [['export', 'run', '--out', 'm.safetensors']],
  [['export', 'run', '--out', 'm.onnx']],
  [['export', 'run', '--out', 'm.keras']],
  [['export', 'run', '--out', 'm.csv']],
  [['import', 'run/checkpoints/last.safetensors', '--out', 'imported']],
])('lenet5 %j does not load TensorFlow.js', async (words) => {
  const { code, stderr } = await call(...words);
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.not.stringContaining('refused') });
});

test('lenet5 train --engine tfjs loads it', async () => {
  const { code, stderr } = await call(...TRAIN, '--out', 'other', '--engine', 'tfjs');
  expect(code).toBe(1);
  expect(stderr).toContain('refused ./tfjs');
});
