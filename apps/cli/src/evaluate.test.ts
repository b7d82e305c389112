import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { meanCorruptedAccuracy, type Robustness } from '@lenet5/metrics';
import { type ImageSet, loadMnist } from '@lenet5/mnist';
import { saveModel } from '@lenet5/model/node';
import { setupWasm } from '@lenet5/wasm';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { drawEvaluation } from './commands/evaluate/draw-evaluation.js';
import { evaluate } from './commands/evaluate/evaluation.js';
import { captureTerminal } from './testing/capture.js';
import { runCli } from './testing/run-cli.js';
import { saveSampleModel } from './testing/sample-model.js';
import { writeSampleRun } from './testing/sample-run.js';
import { DATA_FILES, writeSmallData } from './testing/small-data.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-evaluate-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const at = (name: string): string => join(cwd, name);
const call = (...words: string[]): ReturnType<typeof runCli> => runCli(['evaluate', ...words], { cwd });

let set: ImageSet;
/** The predictions of TensorFlow.js for the test images: 30 of 100 are correct. */
let predicted: number[];

beforeAll(async () => {
  writeSmallData(at('data'));
  set = (await loadMnist({ source: at('data') })).test;
  await writeSampleRun(at('run'), { config: { data: at('data') } });
  predicted = await saveSampleModel(at('run/model'), set);
});

describe('lenet5 evaluate --json', () => {
  test('writes the scores that TensorFlow.js computes', async () => {
    const { code, stdout, stderr } = await call('run', '--json');
    expect([code, stderr]).toEqual([0, `scoring run on the 100 test images of ${at('data')}…\n`]);
    const confusion = Array.from({ length: 10 }, (_, label) =>
      Array.from(
        { length: 10 },
        (__, column) =>
          predicted.filter((one, index) => one === column && set.labels[index] === label).length,
      ),
    );
    const scores: Record<string, unknown> = JSON.parse(stdout);
    expect(scores).toMatchObject({ images: 100, accuracy: 0.3, confusion });
    // Wilson's interval of 30 in 100, from R's binom package.
    expect(scores.accuracyInterval).toEqual([expect.closeTo(0.2189489, 4), expect.closeTo(0.3958485, 4)]);
    expect(scores.data).toEqual({ source: at('data'), split: 'test', verified: false });
    expect(scores.warnings).toEqual([]);
    expect(scores.perClass).toHaveLength(10);
    expect(scores.mistakes).toHaveLength(10);
    for (const mistake of scores.mistakes as { index: number; true: number; predicted: number }[]) {
      expect([mistake.true, mistake.predicted]).toEqual([
        set.labels[mistake.index],
        predicted[mistake.index],
      ]);
    }
  });

  test('writes what is predicted for each image and the confusion matrix as CSV, and overwrites with --force', async () => {
    const files = ['--predictions', 'each.csv', '--confusion', 'matrix.csv'];
    const { code, stdout, stderr } = await call('run', '--json', ...files);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/images of .*…\nwrote each\.csv\nwrote matrix\.csv\n$/),
    ]);
    const scores = JSON.parse(stdout);
    expect(scores.files).toEqual(['each.csv', 'matrix.csv']);
    const [, ...rows] = readFileSync(at('each.csv'), 'utf8').trimEnd().split('\n');
    const values = rows.map((row) => row.split(',').map(Number));
    expect(values.map(([index, label, label2]) => [index, label, label2])).toEqual(
      predicted.map((one, index) => [index, set.labels[index], one]),
    );
    for (const [, , , ...probabilities] of values)
      expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
    const matrix = readFileSync(at('matrix.csv'), 'utf8').trimEnd().split('\n').slice(1);
    expect(matrix.map((row) => row.split(',').slice(1).map(Number))).toEqual(scores.confusion);

    const refused = await call('run', '-q', '--confusion', 'matrix.csv');
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'lenet5: matrix.csv already exists — use another --confusion, or --force to overwrite it\n',
    });
    expect((await call('run', '-q', '--confusion', 'matrix.csv', '--force')).code).toBe(0);
  });

  test('scores other data or the training images on request', async () => {
    const train = await call('run/model/model.json', '--json', '--split', 'train', '-q');
    expect(JSON.parse(train.stdout)).toMatchObject({
      images: 200,
      data: { split: 'train', source: at('data') },
    });
    // Only the files of the scored images are needed.
    writeSmallData(at('other'), 50, 30);
    for (const name of [DATA_FILES.trainImages, DATA_FILES.trainLabels]) rmSync(join(at('other'), name));
    const other = await call('run', '--json', '-q', '--data', 'other');
    expect(JSON.parse(other.stdout)).toMatchObject({ images: 30, data: { source: at('other') } });
  });
});

describe('lenet5 evaluate', () => {
  test('reports on stdout, and suggests the next command', async () => {
    const { code, stdout, stderr } = await call('run');
    expect(code).toBe(0);
    const parts = [
      /^accuracy {11}30\.00 %$/m,
      /^95 % interval {6}21\.89 % to 39\.5[89] %$/m,
      /^loss {15}\d\.\d{4}$/m,
      /^calibration error +\d+\.\d\d %$/m,
      /^class +images +precision +recall +F1$/m,
      /^ +0 +10 +\d+\.\d\d % +\d+\.\d\d % +\d+\.\d\d %$/m,
      /^confusion matrix: one row per true class/m,
      /^the 10 most confident mistakes$/m,
      /^true \d, predicted \d \(\d+\.\d\d %\) {3,}true \d, predicted \d /m,
      /^image \d+ +image \d+$/m,
    ];
    for (const part of parts) expect(stdout).toMatch(part);
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toMatch(/\nto try your own image: .* predict run image\.png\n$/);
  });

  test('reports, then exits with 1 if the accuracy is less than --min-accuracy', async () => {
    expect(await call('run', '--quiet', '--min-accuracy', '0.3')).toEqual({
      code: 0,
      signal: null,
      stdout: '0.3\n',
      stderr: '',
    });
    expect(await call('run', '--quiet', '--min-accuracy', '0.31')).toEqual({
      code: 1,
      signal: null,
      stdout: '0.3\n',
      stderr:
        'lenet5: the accuracy is less than --min-accuracy 0.31 (0.3) — train longer, or use a smaller --min-accuracy\n',
    });
  });

  test.each([
    [
      ['none'],
      1,
      'none holds no model (no such file or directory) — use a run folder, a model.json, or a safetensors, ONNX, Keras or CSV file',
    ],
    [['run', '--data', 'none'], 1, "unknown data source '"],
    [['run', '--min-accuracy', '98'], 2, '--min-accuracy is invalid (98) — use a number from 0 to 1'],
    [['run', '--split', 'dev'], 2, '--split is invalid ("dev") — use test or train'],
    [['run', 'run'], 2, "too many arguments for 'evaluate'"],
    [[], 2, "missing required argument 'model'"],
  ] as const)('evaluate %j is rejected in one line with exit code %i', async (words, code, message) => {
    const result = await call(...words);
    expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(/^lenet5: [^\n]*\n$/) });
    expect(result.stderr).toContain(message);
  });

  test('reports in one line that a model expects other images, or that its weights are truncated', async () => {
    await setupWasm();
    const small = sequential({
      layers: [layers.flatten({ inputShape: [8, 8, 1] }), layers.dense({ units: 10, activation: 'softmax' })],
    });
    await saveModel(small, at('small'));
    small.dispose();
    expect((await call('small')).stderr).toContain(
      'lenet5: small is a model of other images than those of the data (model: 8×8×1 pixels, 10 classes; data: 28×28×1 pixels, 10 classes) — choose the data that the model was trained on, with --data\n',
    );
    mkdirSync(at('cut'));
    writeFileSync(at('cut/model.json'), readFileSync(at('run/model/model.json')));
    writeFileSync(at('cut/weights.bin'), readFileSync(at('run/model/weights.bin')).subarray(0, 1000));
    const { code, stderr } = await call('cut', '-q');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^lenet5: the size of cut\/weights\.bin .* — .*\n$/),
    ]);
  });
});

test('lenet5 evaluate --robustness scores corrupted images, and the same seed gives the same accuracies', async () => {
  const scored = async (...words: string[]): Promise<Robustness & { mean: number }> => {
    const { code, stdout } = await call('run', '--json', '--robustness', ...words);
    expect(code).toBe(0);
    return JSON.parse(stdout).robustness;
  };
  const found = await scored();
  expect([found.seed, found.clean, found.curves.length]).toEqual([42, 0.3, 7]);
  for (const { accuracies } of found.curves) expect(accuracies).toHaveLength(5);
  expect(found.mean).toBeCloseTo(meanCorruptedAccuracy(found), 12);
  expect(await scored('--seed', '42')).toEqual(found);
  const text = await call('run', '--robustness', '--seed', '7');
  expect(text.stdout).toMatch(/^elastic( +\d+\.\d\d %){5} +0\.6, 1\.2, 1\.8, 2\.4, 3 px$/m);
  expect(text.stdout).toMatch(/^mean \d+\.\d\d %, without corruption 30\.00 %$/m);
  expect(text.stderr).toContain('scoring images with noise…');
  expect((await call('run', '--seed', '7')).stderr).toBe(
    'lenet5: --seed has no effect without --robustness (7) — add --robustness, or omit --seed\n',
  );
});

describe('drawEvaluation(evaluation)', () => {
  /** 9,900 of 10,000 predictions are correct. A wrong 4 is predicted as 9, any other wrong one as the next class. */
  function scored(): { evaluation: ReturnType<typeof evaluate>; images: ImageSet } {
    const count = 10_000;
    const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
    const probabilities = new Float32Array(count * 10);
    labels.forEach((label, index) => {
      const wrong = label === 4 ? 9 : (label + 1) % 10;
      probabilities[index * 10 + (index < 100 ? wrong : label)] = 1;
    });
    const images = { images: new Uint8Array(count * 784), labels, count };
    const curves = ['shift', 'elastic'].map((corruption) => ({
      ...{ corruption, unit: 'px' },
      strengths: [0.6, 1.2, 1.8, 2.4, 3],
      accuracies: [0.99, 0.98, 0.9, 0.8, 0.7],
    }));
    const robustness = { seed: 42, clean: 0.99, curves };
    return {
      evaluation: evaluate(images, { probabilities, amongDigits: probabilities, loss: 1, robustness }),
      images,
    };
  }

  test.each([40, 80, 120])('keeps within %i columns', async (columns) => {
    const { evaluation, images } = scored();
    const { terminal } = captureTerminal({ columns });
    const lines = await drawEvaluation(evaluation, images, terminal);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(lines[0]).toBe('accuracy           99.00 %');
    const matrix = lines.find((line) => /^ *4 /.test(line) && !line.includes('%'));
    if (columns === 40) expect(lines).toContain('true 4, predicted 9: 10');
    else
      expect(matrix?.trim().split(/ +/)).toEqual(['4', '.', '.', '.', '.', '990', '.', '.', '.', '.', '10']);
  });

  test('omits the mistakes if there are none', async () => {
    const labels = Uint8Array.of(3, 1);
    const probabilities = new Float32Array(20);
    probabilities[3] = 1;
    probabilities[11] = 1;
    const images = { images: new Uint8Array(2 * 784), labels, count: 2 };
    const { terminal } = captureTerminal();
    const evaluation = evaluate(images, { probabilities, amongDigits: probabilities, loss: 1 });
    const lines = await drawEvaluation(evaluation, images, terminal);
    expect(lines.join('\n')).not.toContain('mistakes');
  });
});
