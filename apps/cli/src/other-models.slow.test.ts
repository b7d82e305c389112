import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeSafetensors, type NamedTensor } from '@lenet5/core';
import { saveModel } from '@lenet5/model/node';
import { setupWasm } from '@lenet5/wasm';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { jsonLines, runCli } from './testing/run-cli.js';

// A test runs the built program, often several times, on 10,000 images.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-models-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const at = (name: string): string => join(cwd, name);
const call = (...words: string[]): ReturnType<typeof runCli> => runCli(words, { cwd });

/** Weights that PyTorch trained, and their accuracy there; see the README of the folder. */
const TORCH = fileURLToPath(new URL('../../../packages/model/fixtures/', import.meta.url));
const EXPECTED = JSON.parse(readFileSync(join(TORCH, 'expected.json'), 'utf8'));

/** What is said about weights whose layers the flags give. */
const PIXELS = (name: string): string =>
  `note: ${join(TORCH, name)}.safetensors: pixels from 0 (paper) to 1 (ink) are assumed: ` +
  'add --input-mean and --input-std if they were normalized\n';

describe('weights without a description of their layers', () => {
  test.each([
    ['torch-relu', 'torch-relu', []],
    ['torch-relu-f16', 'torch-relu', []],
    ['torch-pad2', 'torch-pad2', ['--padding', 'same']],
    ['torch-pad2', 'torch-pad2', []],
  ])('%s, imported with the right flags, has the accuracy of PyTorch', async (file, name, words) => {
    const flags = ['--activation', 'relu', '--pooling', 'max', ...words];
    const imported = await call(
      'import',
      join(TORCH, `${file}.safetensors`),
      ...flags,
      '--out',
      'm',
      '--force',
      '-q',
    );
    expect(imported).toMatchObject({ code: 0, stderr: PIXELS(file) });
    const { stdout } = await call('evaluate', 'm', '-q');
    expect(Math.abs(Number(stdout) - EXPECTED[name].test_accuracy)).toBeLessThanOrEqual(0.001);
  });

  test.each([
    ['torch-relu.onnx', 'torch-relu'],
    ['relu.keras', 'keras-relu'],
    ['relu.h5', 'keras-relu'],
  ])('%s has the accuracy of the program that wrote it', async (file, name) => {
    const { code, stdout } = await call('evaluate', join(TORCH, file), '-q');
    expect([code, Number(stdout)]).toEqual([0, EXPECTED[name].test_accuracy]);
  });

  test.each(['import', 'evaluate', 'export', 'predict'])(
    '%s warns of what it assumes, and reports it in JSON',
    async (name) => {
      const rest = {
        import: ['--out', 'assumed'],
        evaluate: [],
        export: ['--out', 'assumed.onnx'],
        predict: ['--index', '0'],
      }[name];
      const { code, stdout, stderr } = await call(
        name,
        join(TORCH, 'torch-relu.safetensors'),
        ...(rest ?? []),
        '--json',
        '-q',
      );
      expect(code).toBe(0);
      expect(stderr).toMatch(
        /^warning: \S+ does not describe its layers \(assumed: tanh, average pooling, pixels from 0 to 1\) — if .*: add --activation relu --pooling max, or --input-mean and --input-std if the pixels were normalized\n$/,
      );
      expect(jsonLines(stdout)[0]?.assumed).toEqual({ activation: 'tanh', pooling: 'average' });
    },
  );

  test('the layers can be given to every command, and train --from says how to', async () => {
    const weights = join(TORCH, 'torch-relu.safetensors');
    const { stdout, stderr } = await call(
      'evaluate',
      weights,
      '--activation',
      'relu',
      '--pooling',
      'max',
      '-q',
    );
    expect(stderr).toBe(PIXELS('torch-relu'));
    expect(Number(stdout)).toBeCloseTo(EXPECTED['torch-relu'].test_accuracy, 3);
    const tried = await call('train', '--from', weights, '--dry-run', '--limit', '64', '--json');
    expect(tried.stderr).toMatch(
      / if the weights were trained with others: add --activation relu --pooling max, or --input-mean and --input-std if the pixels were normalized\n/,
    );
    expect(jsonLines(tried.stdout)[0]?.from).toEqual({
      model: weights,
      newLastLayer: false,
      assumed: { activation: 'tanh', pooling: 'average' },
    });
  });

  test('padding that contradicts the shapes, and flags for a model with layers, are rejected', async () => {
    const wide = await call(
      'import',
      join(TORCH, 'torch-pad2.safetensors'),
      '--padding',
      'valid',
      '--out',
      'x',
    );
    expect(wide.stderr).toContain('fc1.weight is [120, 400], which needs padding same, not valid');
    await call('import', join(TORCH, 'torch-relu.safetensors'), '--out', 'layers');
    const described = await call('import', 'layers', '--pooling', 'max', '--out', 'x');
    expect(described.stderr).toBe(
      'lenet5: layers/model.json describes its layers (pooling max was given) — omit it: activation, pooling, padding, strides and layers are for files of weights only\n',
    );
  });
});

describe('weights whose layers the flags describe', () => {
  const zeros = (...shape: number[]): Omit<NamedTensor, 'name'> => ({
    shape,
    values: new Float32Array(shape.reduce((all, one) => all * one, 1)),
  });
  const write = (name: string, inputs: number): void => {
    const conv1 = [
      { name: 'conv1.weight', ...zeros(4, 1, 3, 3) },
      { name: 'conv1.bias', ...zeros(4) },
    ];
    const conv2 = [
      { name: 'conv2.weight', ...zeros(6, 4, 3, 3) },
      { name: 'conv2.bias', ...zeros(6) },
    ];
    const dense = [
      { name: 'fc.weight', ...zeros(10, inputs) },
      { name: 'fc.bias', ...zeros(10) },
    ];
    writeFileSync(at(name), encodeSafetensors([...conv1, ...conv2, ...dense]));
  };

  test('--pooling none infers strides, states them, and reports them in JSON', async () => {
    write('strided.safetensors', 294);
    const flags = ['--activation', 'relu', '--pooling', 'none'];
    const { stdout, stderr } = await call('evaluate', 'strided.safetensors', ...flags, '--json', '-q');
    expect(stderr).toBe(
      'warning: strided.safetensors does not describe its layers (assumed: pixels from 0 to 1, images of 28×28×1, no pooling, strides 2 and 2, padding 1 and 1) — ' +
        'if the weights were trained with others: add --input-mean and --input-std if the pixels were normalized\n',
    );
    expect(jsonLines(stdout)[0]?.assumed).toMatchObject({
      inferred: { strides: [2, 2], zeroPadding: [1, 1], poolingAfter: [] },
    });
  });

  test('the error about strides that do not follow names the flags that choose some', async () => {
    write('either.safetensors', 1176);
    const flags = ['info', 'either.safetensors', '--activation', 'relu', '--pooling', 'none'];
    expect(await call(...flags)).toMatchObject({
      code: 2,
      stderr:
        'lenet5: several strides fit the weights of either.safetensors (1,2 with same padding or 2,1 with same padding) — ' +
        'add --strides 1,2 --padding same, or --strides 2,1 --padding same\n',
    });
    expect(await call(...flags, '--strides', '2,1')).toMatchObject({ code: 0 });
  });

  test('the error about layers that do not follow names the command that describes them', async () => {
    write('unknown.safetensors', 7);
    const command = /describe the layers: .*import unknown\.safetensors --layers MODEL --out DIR/;
    const average = await call('info', 'unknown.safetensors');
    expect(average.stderr).toMatch(
      new RegExp(`${command.source}, or with --pooling none instead of --layers if`),
    );
    const none = await call('info', 'unknown.safetensors', '--pooling', 'none');
    expect(none.stderr).toMatch(new RegExp(`${command.source}\n$`));
  });

  test('weights that PyTorch trained on normalized images have its accuracy', async () => {
    const flags = [
      '--activation',
      'relu',
      '--pooling',
      'none',
      '--input-mean',
      '0.1307',
      '--input-std',
      '0.3081',
    ];
    const { stdout } = await call('evaluate', join(TORCH, 'torch-strided.safetensors'), ...flags, '-q');
    expect(Number(stdout)).toBe(EXPECTED['torch-strided'].test_accuracy);
  });

  test('--input-mean and --input-std read a model of normalized inputs, in any format, and say so', async () => {
    const flags = ['--input-mean', '0.1307', '--input-std', '0.3081'];
    const keras = join(TORCH, 'relu.keras');
    const { stdout, stderr } = await call('info', keras, ...flags, '--json');
    const note = 'inputs are normalized: (pixel − 0.1307) / 0.3081, as part of layer conv2d_2';
    expect(jsonLines(stdout)[0]?.notes).toEqual(['pixels from 0 (paper) to 1 (ink) are assumed', note]);
    expect(stderr).toBe('');
    expect((await call('export', keras, ...flags, '--out', 'normalized.onnx')).stderr).toContain(
      `note: ${keras}: ${note}\n`,
    );
    const run = await call('train', '--from', keras, ...flags, '--dry-run', '--limit', '64', '--json');
    expect(jsonLines(run.stdout)[0]?.from).toMatchObject({ model: keras, notes: [expect.anything(), note] });
    expect((await call('evaluate', keras, '--input-mean', '0.5')).stderr).toBe(
      'lenet5: --input-mean needs --input-std — add --input-std, or omit --input-mean\n',
    );
    expect((await call('info', keras, '--input-mean', '0.1,0.2', '--input-std', '0.3')).stderr).toBe(
      `lenet5: --input-mean and --input-std do not match the images of ${keras} (mean of 2 values for 1 channel) — use one value, or one per channel\n`,
    );
  });

  test('--layers takes the layers of a model, which a CSV table of a network with skip connections needs', async () => {
    const [keras, h5] = ['keras', 'h5'].map((ending) => join(TORCH, `keras-residual.${ending}`));
    await call('export', keras ?? '', '--out', 'residual.csv');
    const { stdout: expected } = await call('info', keras ?? '', '--quiet');
    const given = ['info', 'residual.csv', '--quiet', '--layers', h5 ?? ''];
    expect(await call(...given)).toMatchObject({ code: 0, stdout: expected });
    expect((await call(...given, '--pooling', 'max')).stderr).toBe(
      'lenet5: --pooling does not apply with --layers, which has it (max) — omit one of them\n',
    );
  });
});

describe('models of other shapes', () => {
  beforeAll(() => setupWasm());
  const save = async (name: string, model: Sequential): Promise<void> => {
    await saveModel(model, at(name));
    model.dispose();
  };

  test('a model that outputs logits is scored with a softmax, and says so', async () => {
    const conv = layers.conv2d({ filters: 2, kernelSize: 5, strides: 4, inputShape: [28, 28, 1] });
    await save('logits', sequential({ layers: [conv, layers.flatten(), layers.dense({ units: 10 })] }));
    const { code, stdout, stderr } = await call('predict', 'logits', '--index', '3', '--json', '-q');
    expect([code, stderr]).toEqual([0, 'warning: logits outputs logits: a softmax is applied to them\n']);
    const [prediction] = jsonLines(stdout);
    const { probabilities, assumed } = prediction as { probabilities: number[]; assumed: object };
    expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
    expect(assumed).toEqual({ output: 'logits' });
    expect((await call('evaluate', 'logits', '-q')).code).toBe(0);
  });

  test.each([[[784]], [[28, 28]]])('a model with input %j is scored', async (inputShape) => {
    const softmax = layers.dense({ units: 10, activation: 'softmax' });
    const first = inputShape.length > 1 ? [layers.flatten({ inputShape })] : [];
    const dense = layers.dense({ units: 4, activation: 'tanh', ...(first.length > 0 ? {} : { inputShape }) });
    await save('flat', sequential({ layers: [...first, dense, softmax] }));
    expect(await call('evaluate', 'flat', '-q')).toMatchObject({ code: 0, stderr: '' });
  });

  test('a model that ends in another activation is rejected', async () => {
    const flatten = layers.flatten({ inputShape: [28, 28, 1] });
    await save(
      'sigmoid',
      sequential({ layers: [flatten, layers.dense({ units: 10, activation: 'sigmoid' })] }),
    );
    expect((await call('evaluate', 'sigmoid')).stderr).toContain(
      'lenet5: sigmoid does not output class probabilities (its last layer has activation sigmoid) — use a model that ends in a softmax, or in logits\n',
    );
  });

  test('a file of another format is named, with how to convert it', async () => {
    writeFileSync(at('m.pt'), Buffer.from('\x80\x02}q\0', 'latin1'));
    mkdirSync(at('saved'));
    writeFileSync(at('saved/saved_model.pb'), '');
    const pickle = await call('predict', 'm.pt', 'x.png');
    expect(pickle).toMatchObject({ code: 1, stdout: '' });
    expect(pickle.stderr).toMatch(
      /^lenet5: m\.pt is not a model that lenet5 reads \(a Python pickle file, such as a PyTorch model\) — .*\n$/,
    );
    const folder = await call('import', 'saved', '--out', 'x');
    expect(folder.stderr).toMatch(
      /^lenet5: saved is not a model that lenet5 reads \(a TensorFlow SavedModel\) — .*\n$/,
    );
  });
});

describe('the loss of a run that diverged', () => {
  beforeAll(async () => {
    const recipe = [
      '--optimizer',
      'sgd',
      '--momentum',
      '0.999',
      '--learning-rate',
      '10',
      '--batch-size',
      '1',
    ];
    await call('train', '--limit', '200', '--epochs', '1', ...recipe, '-q', '--out', 'diverged');
  });

  test('is the same in training, evaluate and report', async () => {
    const history = JSON.parse(readFileSync(at('diverged/history.json'), 'utf8'));
    const [trained] = history.val_loss;
    expect(trained).toBeGreaterThan(100);
    const evaluated = JSON.parse((await call('evaluate', 'diverged', '--json', '-q')).stdout);
    const reported = JSON.parse((await call('report', 'diverged', '--json', '-q')).stdout);
    expect(evaluated.loss / trained).toBeCloseTo(1, 6);
    expect(reported.runs[0].loss).toBe(evaluated.loss);
  });
});
