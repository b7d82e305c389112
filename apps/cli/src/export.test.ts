import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectLayers, initialWeights, plainModel, type StackConfig } from '@lenet5/core';
import { toSafetensors } from '@lenet5/model';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { BIN, jsonLines, runCli, runProcess } from './testing/run-cli.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-export-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const at = (name: string): string => join(cwd, name);
const weights = (folder: string): Buffer => readFileSync(at(`${folder}/weights.bin`));
const call = (...words: string[]): ReturnType<typeof runCli> => runCli(words, { cwd });

/** The header of a safetensors file in its published format: a little-endian length, then JSON. */
function safetensorsHeader(path: string): Record<string, { dtype: string; shape: number[] }> {
  const file = readFileSync(path);
  return JSON.parse(file.subarray(8, 8 + Number(file.readBigUInt64LE(0))).toString());
}

beforeAll(async () => {
  const words = ['--limit', '320', '--validation', 'split:100', '--epochs', '1', '-q', '--out', 'run'];
  expect((await call('train', ...words)).code).toBe(0);
});

describe('lenet5 export', () => {
  test.each([
    ['onnx', 'lenet5.onnx', /ONNX, opset 17/, /onnxruntime\.InferenceSession\('lenet5\.onnx'\)/],
    ['keras', 'lenet5.keras', /Keras 3 model/, /keras\.models\.load_model\('lenet5\.keras'\)/],
    [
      'safetensors',
      'lenet5.safetensors',
      /names and axis order of tfjs/,
      /load_file\('lenet5\.safetensors'\)/,
    ],
    ['csv', 'lenet5.csv', /layer, parameter, row/, /pandas\.read_csv\('lenet5\.csv'\)/],
    ['tfjs', 'lenet5-tfjs', /layers model/, /loadLayersModel\('lenet5-tfjs\/model\.json'\)/],
  ])('writes %s, and describes it and how to load it', async (format, path, what, load) => {
    const { code, stdout, stderr } = await call('export', 'run', '--format', format);
    expect([code, stdout]).toEqual([0, `${path}\n`]);
    expect(stderr).toMatch(/^wrote \S+ \([\d,]+ bytes\)\n/);
    expect(stderr).toMatch(what);
    expect(stderr).toMatch(load);
    expect(existsSync(at(path))).toBe(true);
  });

  test('says the shapes of the model, with the channels first in ONNX', async () => {
    const conv = { type: 'Conv2D', name: 'conv', filters: 2, kernelSize: [3, 3], strides: [2, 2] } as const;
    const config: StackConfig = {
      name: 'color',
      inputShape: [16, 20, 3],
      layers: [
        { ...conv, dilationRate: [1, 1], padding: 'valid', activation: 'relu', useBias: true },
        { type: 'GlobalAveragePooling2D', name: 'mean' },
        { type: 'Dense', name: 'dense', units: 5, activation: 'softmax', useBias: true },
      ],
    };
    const model = plainModel(config, initialWeights(connectLayers(config), 1));
    writeFileSync(at('color.safetensors'), await toSafetensors(model));
    const shapes = async (...words: string[]): Promise<string> =>
      (await call('export', 'color.safetensors', ...words)).stderr;
    expect(await shapes('--out', 'color.onnx')).toContain(
      'input [batch, 3, 16, 20], 0 to 1, outputs [batch, 5];',
    );
    expect(await shapes('--out', 'color.keras')).toContain(
      'input [batch, 16, 20, 3], 0 to 1, output [batch, 5];',
    );
  });

  test('writes the signatures of the formats, and every weight', () => {
    expect(readFileSync(at('lenet5.keras')).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(readFileSync(at('lenet5.csv'), 'utf8').trim().split('\n')).toHaveLength(44_426 + 1);
    expect(readFileSync(at('lenet5.onnx')).byteLength).toBeGreaterThan(44_426 * 4);
    expect(weights('lenet5-tfjs').equals(weights('run/model'))).toBe(true);
    expect(safetensorsHeader(at('lenet5.safetensors'))['conv2/kernel']).toMatchObject({
      dtype: 'F32',
      shape: [5, 5, 6, 16],
    });
  });

  test('--layout pytorch transposes kernel weights to the order of PyTorch', async () => {
    const words = ['--out', 'torch.safetensors', '--layout', 'pytorch', '--json'];
    const { stdout } = await call('export', 'run/model/model.json', ...words);
    expect(jsonLines(stdout)).toEqual([
      {
        format: 'safetensors',
        layout: 'pytorch',
        parameters: 44_426,
        files: [{ path: 'torch.safetensors', bytes: statSync(at('torch.safetensors')).size }],
      },
    ]);
    const header = safetensorsHeader(at('torch.safetensors'));
    expect([header['conv2.weight']?.shape, header['dense1.weight']?.shape]).toEqual([
      [16, 6, 5, 5],
      [120, 256],
    ]);
  });

  test('never overwrites without --force', async () => {
    writeFileSync(at('mine.onnx'), 'mine');
    mkdirSync(at('models'));
    writeFileSync(at('models/model.json'), 'mine');
    expect(await call('export', 'run', '--out', 'mine.onnx')).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: 'lenet5: mine.onnx already exists — use another --out, or --force to overwrite it\n',
    });
    const { stderr } = await call('export', 'run', '--format', 'tfjs', '--out', 'models');
    expect(stderr).toBe(
      'lenet5: models already holds a model.json — use another --out, or --force to overwrite it\n',
    );
    expect([readFileSync(at('mine.onnx'), 'utf8'), readdirSync(at('models'))]).toEqual([
      'mine',
      ['model.json'],
    ]);
    expect((await call('export', 'run', '--out', 'mine.onnx', '--force', '-q')).code).toBe(0);
    expect(readFileSync(at('mine.onnx')).byteLength).toBeGreaterThan(100_000);
  });

  test('recognizes the extension of --out in any case', async () => {
    const { code, stdout } = await call('export', 'run', '--out', 'upper.ONNX', '-q');
    expect([code, stdout, existsSync(at('upper.ONNX'))]).toEqual([0, 'upper.ONNX\n', true]);
  });

  test('writes a file to stdout, and ends without an error if the pipe is closed', async () => {
    const line = `"${process.execPath}" "${BIN}" export run --format csv --out - | head -2`;
    expect(await runProcess('sh', ['-c', line], { cwd })).toEqual({
      code: 0,
      signal: null,
      stdout: expect.stringMatching(
        /^layer,parameter,row,column,input,output,value\nconv1,kernel,0,0,0,0,\S+\n$/,
      ),
      stderr: '',
    });
  });

  test.each([
    [['run'], 2, '--format is missing — use tfjs, safetensors, onnx, keras or csv'],
    [
      ['run', '--format', 'pickle'],
      2,
      '--format is invalid ("pickle") — use tfjs, safetensors, onnx, keras or csv',
    ],
    [
      ['run', '--format', 'onnx', '--out', 'x.keras'],
      2,
      '--format onnx conflicts with the extension of --out (x.keras) — use the extension of the format, or --format keras',
    ],
    [
      ['run', '--format', 'pytorch'],
      2,
      '--format pytorch is not a format — use --format safetensors --layout pytorch',
    ],
    [['run', '--out', 'x.pt'], 2, '--format is missing — use --format safetensors --layout pytorch'],
    [
      ['run', '--out', 'x.h5', '--format', 'keras'],
      2,
      '--out names a file of Keras 2, and --format keras writes one of Keras 3 (x.h5) — use the extension .keras',
    ],
    [
      ['run', '--format', 'tfjs', '--out', 'run', '--force'],
      2,
      '--out is a run folder (run) — use another folder; every command would open the model of the run instead',
    ],
    [
      ['run', '--out', 'x.onnx', '--layout', 'pytorch'],
      2,
      '--layout does not apply to --format onnx (pytorch) — use it with --format safetensors, or omit it',
    ],
    [
      ['none', '--out', 'x.onnx'],
      1,
      'none holds no model (no such file or directory) — use a run folder, a model.json, or a safetensors, ONNX, Keras or CSV file',
    ],
    [
      ['.', '--format', 'onnx', '--out', 'x.onnx'],
      1,
      '. holds no model (it has no model.json) — use a run folder, a model.json, or a safetensors, ONNX, Keras or CSV file',
    ],
    [
      ['run', '--out', 'no/x.csv'],
      1,
      'cannot write no/x.csv (no such file or directory) — make it writable, or use another folder',
    ],
  ] as const)('export %j is rejected in one line with exit code %i', async (words, code, message) => {
    expect(await call('export', ...words)).toEqual({
      code,
      signal: null,
      stdout: '',
      stderr: `lenet5: ${message}\n`,
    });
  });

  test('reports how to get the model of a run without one', async () => {
    mkdirSync(at('killed/checkpoints'), { recursive: true });
    writeFileSync(at('killed/config.json'), '{}');
    writeFileSync(at('killed/checkpoints/last.safetensors'), '');
    const { code, stderr } = await call('export', 'killed', '--out', 'k.onnx');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^lenet5: killed holds no model \(its run has not ended\) — resume it with node \S+bin\.js train --resume killed, or use its killed\/checkpoints\/last\.safetensors\n$/,
      ),
    ]);
  });
});

describe('lenet5 import', () => {
  test.each([
    ['the safetensors file of an export', 'lenet5.safetensors'],
    ["a file in PyTorch's order", 'torch.safetensors'],
    ["a run's checkpoint", 'run/checkpoints/last.safetensors'],
    ['a model of TensorFlow.js', 'lenet5-tfjs/model.json'],
  ])('reads %s back to identical weights', async (name, file) => {
    const out = `imported ${name}`;
    const { code, stdout, stderr } = await call('import', file, '--out', out);
    expect([code, stdout]).toEqual([0, `${out}\n`]);
    expect(stderr).toMatch(/44,426 parameters\nto score it: .* evaluate 'imported .*\/model\.json'\n$/);
    expect(weights(out).equals(weights('run/model'))).toBe(true);
  });

  test('never overwrites without --force', async () => {
    const again = ['import', 'lenet5.safetensors', '--out', 'lenet5-tfjs'];
    const { code, stderr } = await call(...again);
    expect([code, stderr]).toEqual([
      1,
      'lenet5: lenet5-tfjs already holds a model.json — use another --out, or --force to overwrite it\n',
    ]);
    expect((await call(...again, '--force', '--json')).code).toBe(0);
  });

  test.each([
    [
      'a truncated safetensors',
      (bytes: Buffer) => bytes.subarray(0, 5000),
      /SAFETENSORS|truncated|ends|bytes/,
    ],
    [
      'a text file',
      () => Buffer.from('not a model at all, but a text\n'),
      /\(text: "not a model at all, but …"\)/,
    ],
    ['an empty file', () => Buffer.alloc(0), /\(it is empty\)/],
  ])('rejects %s in one line and writes nothing', async (name, change, message) => {
    const file = `${name}.safetensors`;
    writeFileSync(at(file), change(readFileSync(at('lenet5.safetensors'))));
    const { code, stdout, stderr } = await call('import', file, '--out', `of ${name}`);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^lenet5: [^\n]+ — [^\n]+\n$/);
    expect(stderr).toMatch(message);
    expect(existsSync(at(`of ${name}`))).toBe(false);
  });

  test('requires --out', async () => {
    const { code, stderr } = await call('import', 'lenet5.safetensors');
    expect([code, stderr]).toEqual([
      2,
      'lenet5: --out is missing — name the folder to create, such as --out models/lenet5\n',
    ]);
  });
});
