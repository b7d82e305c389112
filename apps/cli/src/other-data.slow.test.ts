import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeIdx } from '@lenet5/mnist';
import { encode } from 'fast-png';
import { afterAll, describe, expect, test } from 'vitest';
import { jsonLines, runCli } from './testing/run-cli.js';
import { DATA_FILES } from './testing/small-data.js';

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-other-data-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const call = (...words: string[]) => runCli(words, { cwd });

/** The JSON object that a call writes. */
async function json(...words: string[]): Promise<Record<string, unknown>> {
  const { stdout, stderr } = await call(...words, '--json');
  const [line] = jsonLines(stdout || '{}');
  expect(line, stderr).not.toEqual({});
  return line ?? {};
}

const CLASSES = 300;
const SIDE = 20;

/** Color images of 300 classes: the label in base 17 gives row, column and color of a square. */
function squares(count: number): Uint8Array {
  const values = new Uint8Array(count * SIDE * SIDE * 3);
  for (let index = 0; index < count; index++) {
    const label = index % CLASSES;
    const [x, y] = [label % 16, Math.floor(label / 16) % 16];
    for (let at = 0; at < 16; at++) {
      const pixel = (y + Math.floor(at / 4)) * SIDE + x + (at % 4);
      values[(index * SIDE * SIDE + pixel) * 3 + (label > 255 ? 0 : 2)] = 255;
    }
  }
  return values;
}

function writeSet(folder: string, images: string, labels: string, count: number): void {
  const values = squares(count);
  writeFileSync(join(folder, images), writeIdx({ type: 'u8', shape: [count, SIDE, SIDE, 3], values }));
  const classes = Int32Array.from({ length: count }, (_, index) => index % CLASSES);
  writeFileSync(join(folder, labels), writeIdx({ type: 'i32', shape: [count], values: classes }));
}

describe('images of 20×20×3 of 300 classes', () => {
  const data = join(cwd, 'squares');
  mkdirSync(data);
  writeSet(data, DATA_FILES.trainImages, DATA_FILES.trainLabels, 2 * CLASSES);
  writeSet(data, DATA_FILES.testImages, DATA_FILES.testLabels, CLASSES);
  const run = join(cwd, 'run');

  test('train, evaluate, predict a file and an index, report, export and import', async () => {
    const flags = ['--epochs', '30', '--learning-rate', '0.003', '--out', run, '--quiet'];
    const { code, stdout, stderr } = await call('train', '--data', data, ...flags, '--json');
    expect(`${code} ${stderr}`).toBe('0 ');
    expect(jsonLines(stdout)[0]?.data).toEqual({ source: data, verified: false });
    expect(JSON.parse(readFileSync(join(run, 'classes.json'), 'utf8'))).toHaveLength(CLASSES);
    const { accuracy, confusion } = await json('evaluate', run);
    expect(accuracy).toBeGreaterThan(0.1);
    expect(confusion).toHaveLength(CLASSES);
    const pixels = squares(CLASSES).subarray(299 * SIDE * SIDE * 3);
    const png = encode({ width: SIDE, height: SIDE, channels: 3, depth: 8, data: pixels });
    writeFileSync(join(cwd, '299.png'), png);
    const file = await json('predict', run, '299.png');
    const index = await json('predict', run, '--index', '299');
    expect(file.probabilities).toEqual(index.probabilities);
    expect(file.className).toBe(String(file.label));
    expect((await call('evaluate', run)).stdout).toMatch(/\b299 +1 /);
    expect((await call('report', run, '--quiet')).code).toBe(0);
    for (const format of ['onnx', 'keras']) {
      const target = join(cwd, `exported.${format}`);
      const exported = await call('export', run, '--format', format, '--out', target, '--quiet');
      expect(`${format} ${exported.stderr}`).toBe(`${format} `);
      const scored = await json('evaluate', target, '--data', data, '--quiet');
      expect(`${format} ${scored.accuracy}`).toBe(`${format} ${accuracy}`);
    }
  }, 240_000);

  test('evaluate refuses data of another shape, and predict --many', async () => {
    const scored = await call('evaluate', run, '--data', 'bundled');
    expect(scored.code).toBe(1);
    expect(scored.stderr).toContain(
      'model: 20×20×3 pixels, 300 classes; data: 28×28×1 pixels, 10 classes) — choose the data',
    );
    const many = await call('predict', run, '299.png', '--many');
    expect(many.stderr).toContain('--many needs a model of images like those of MNIST');
  }, 30_000);
});
