import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeSafetensors, type PlainModel } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { loadPlainModel } from '@lenet5/model/node';
import { softTargets } from '@lenet5/trainer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCli } from './testing/run-cli.js';

// A test runs the built program several times, and each run trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-teacher-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const QUICK = ['train', '--limit', '320', '--validation', 'none', '-q'];
const STUDENT = [...QUICK, '--teacher', 'a', 'b', '--teacher-weight', '0.5', '--temperature', '2'];
const KEPT = 'soft-targets.safetensors';

const train = async (...words: readonly string[]): Promise<void> => {
  const { code, stderr } = await runCli(words, { cwd });
  expect([code, stderr]).toEqual([0, '']);
};
const fail = async (...words: readonly string[]): Promise<readonly [number | null, string]> => {
  const { code, stderr } = await runCli(words, { cwd });
  return [code, stderr];
};
const bytes = (run: string, file: string): Buffer => readFileSync(join(cwd, run, file));
const weights = (run: string): Buffer => bytes(run, 'model/weights.bin');

/** Copies the student after its first epoch, to resume it. */
const copyStudent = (run: string): void =>
  cpSync(join(cwd, 'first-epoch'), join(cwd, run), { recursive: true });

beforeAll(async () => {
  for (const [seed, out] of ['a', 'b'].entries()) {
    await train(...QUICK, '--epochs', '1', '--seed', String(seed), '--out', out);
  }
  await train(...STUDENT, '--epochs', '2', '--out', 'student');
  await train(...STUDENT, '--epochs', '1', '--out', 'first-epoch');
});

describe('lenet5 train --teacher', () => {
  test('keeps the mean probabilities of the teachers in the run folder', async () => {
    const { train: all } = await loadMnist();
    const teachers: PlainModel[] = [];
    for (const run of ['a', 'b']) {
      const model = await loadPlainModel(join(cwd, run, 'model/model.json'));
      if (model) teachers.push(model);
    }
    const expected = await softTargets(teachers, limitImageSet(all, 320, 42));
    const [kept] = decodeSafetensors(bytes('student', KEPT)).tensors;
    expect(kept).toEqual({ name: 'targets', shape: [320, 10], values: expected });
  });

  test('writes the teachers into config.json, which repeats the run', async () => {
    const config: unknown = JSON.parse(bytes('student', 'config.json').toString());
    const teacher = [join(cwd, 'a'), join(cwd, 'b')];
    expect(config).toMatchObject({ teacher, teacherWeight: 0.5, temperature: 2 });
    await train('train', '--config', 'student/config.json', '-q', '--out', 'again');
    expect(weights('again').equals(weights('student'))).toBe(true);
  });

  test('changes what a network learns', async () => {
    await train(...QUICK, '--epochs', '2', '--out', 'without');
    expect(weights('without').equals(weights('student'))).toBe(false);
  });

  test('takes a teacher of PyTorch, with its layers in flags, beside one that describes its layers', async () => {
    const fixture = (name: string) =>
      fileURLToPath(new URL(`../../../packages/model/fixtures/${name}`, import.meta.url));
    const layers = ['--activation', 'relu', '--pooling', 'max'];
    const teachers = ['--teacher', fixture('torch-relu.safetensors'), fixture('relu.keras')];
    const { code, stderr } = await runCli(
      [...QUICK, ...teachers, ...layers, '--epochs', '1', '--out', 'of-torch'],
      { cwd },
    );
    expect([code, stderr]).toEqual([
      0,
      ['torch-relu.safetensors', 'relu.keras']
        .map((name) => `note: ${fixture(name)}: pixels from 0 (paper) to 1 (ink) are assumed\n`)
        .join(''),
    ]);
    const [kept] = decodeSafetensors(bytes('of-torch', KEPT)).tensors;
    const { train: all } = await loadMnist();
    const right = limitImageSet(all, 320, 42).labels.filter((label, index) => {
      const row = kept?.values.subarray(index * 10, (index + 1) * 10) ?? new Float32Array();
      return row.indexOf(Math.max(...row)) === label;
    });
    // Both have 92 to 94 % on the test images; with tanh and average pooling, the first has 69 %.
    expect(right.length / 320).toBeGreaterThan(0.9);
  });

  test('rejects a teacher of other images', async () => {
    const model = fileURLToPath(
      new URL('../../../packages/model/fixtures/keras-functional.h5', import.meta.url),
    );
    const [code, stderr] = await fail(...QUICK, '--teacher', model, '--out', 'none');
    expect(code).toBe(1);
    expect(stderr).toContain(
      `${model} is a model of other images than those of the data (model: 12×12×1 pixels, 10 classes; data: 28×28×1 pixels, 10 classes) — use a teacher for these images and classes\n`,
    );
  });

  test('reports a teacher that is missing, and writes nothing', async () => {
    expect(await fail(...QUICK, '--teacher', 'a', 'nothing', '--out', 'none')).toEqual([
      1,
      `lenet5: ${join(cwd, 'nothing')} holds no model (no such file or directory) — use a run folder, a model.json, or a safetensors, ONNX, Keras or CSV file\n`,
    ]);
    expect(existsSync(join(cwd, 'none'))).toBe(false);
  });

  test.each([
    [
      ['--teacher-weight', '0.5'],
      '--teacher-weight does not apply without --teacher (0.5) — use it with --teacher, or omit it',
    ],
    [['--teacher', ''], '--teacher is empty — use a run folder or a model file'],
    [
      ['--teacher', '/a', '/b', '--model', 'lenet5-1998'],
      '--teacher does not apply to --model lenet5-1998, whose loss compares penalties (/a, /b) — omit it, or use --model lenet5',
    ],
    [
      ['--teacher', '/a', '--resume', 'first-epoch'],
      '--teacher cannot change when a run is resumed (["/a"]) — omit it; only --epochs, --threads, --kernels, --data, --early-stopping, --max-time and --checkpoint-every can change',
    ],
  ])('rejects %j', async (words, message) => {
    expect(await fail('train', ...words)).toEqual([2, `lenet5: ${message}\n`]);
  });
});

describe('lenet5 train --resume of a run with teachers', () => {
  test('needs no teachers, and gives the weights of an uninterrupted run', async () => {
    copyStudent('alone');
    for (const run of ['a', 'b']) renameSync(join(cwd, run), join(cwd, `${run}-away`));
    await train('train', '--resume', 'alone', '--epochs', '2', '-q');
    for (const run of ['a', 'b']) renameSync(join(cwd, `${run}-away`), join(cwd, run));
    expect(weights('alone').equals(weights('student'))).toBe(true);
  });

  test('computes lost soft targets again', async () => {
    copyStudent('lost');
    rmSync(join(cwd, 'lost', KEPT));
    await train('train', '--resume', 'lost', '--epochs', '2', '-q');
    expect(weights('lost').equals(weights('student'))).toBe(true);
    expect(bytes('lost', KEPT).equals(bytes('student', KEPT))).toBe(true);
  });

  test('fails if the soft targets are lost and a teacher has changed', async () => {
    copyStudent('changed');
    rmSync(join(cwd, 'changed', KEPT));
    renameSync(join(cwd, 'b'), join(cwd, 'b-away'));
    cpSync(join(cwd, 'a'), join(cwd, 'b'), { recursive: true });
    const result = await fail('train', '--resume', 'changed', '--epochs', '2', '-q');
    rmSync(join(cwd, 'b'), { recursive: true });
    renameSync(join(cwd, 'b-away'), join(cwd, 'b'));
    expect(result).toEqual([
      1,
      `lenet5: cannot resume changed: its file changed/${KEPT} is missing, and its teachers now compute other soft targets (${join(cwd, 'a')}, ${join(cwd, 'b')}) — restore the file or the teachers, or start a new run\n`,
    ]);
    expect(existsSync(join(cwd, 'changed', KEPT))).toBe(false);
  });

  test('fails if the soft targets are damaged, or for other images', async () => {
    copyStudent('damaged');
    const path = join(cwd, 'damaged', KEPT);
    const damaged = readFileSync(path);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    writeFileSync(path, damaged);
    expect(await fail('train', '--resume', 'damaged', '--epochs', '2', '-q')).toEqual([
      1,
      expect.stringMatching(
        /^lenet5: damaged\/soft-targets.safetensors does not hold the soft targets of the run \(.* is damaged\) — restore it, or delete it to compute them again with the same teachers\n$/,
      ),
    ]);
    await train(...STUDENT, '--limit', '100', '--epochs', '1', '--out', 'short');
    cpSync(join(cwd, 'short', KEPT), path);
    expect(await fail('train', '--resume', 'damaged', '--epochs', '2', '-q')).toEqual([
      1,
      expect.stringContaining('(it is for 100 images, the run has 320)'),
    ]);
  });
});
