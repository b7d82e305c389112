import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainLenet5 } from '@lenet5/core';
import { toCsv } from '@lenet5/model';
import { savePlainModel } from '@lenet5/model/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { captureTerminal } from '../../testing/capture.js';
import { writeSampleRun } from '../../testing/sample-run.js';
import { runInfo } from './run-info.js';

const folder = mkdtempSync(join(tmpdir(), 'info-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = join(folder, 'run');
const csv = join(folder, 'weights.csv');
const model = plainLenet5({ seed: 3 });

beforeAll(async () => {
  await writeSampleRun(run, { config: { learningRate: 0.01 } });
  await savePlainModel(model, join(run, 'model'));
  writeFileSync(csv, await toCsv(model));
});

/** What `lenet5 info` writes to stdout. */
async function info(path: string, { json = false, quiet = false, columns = 80 } = {}): Promise<string> {
  const out = captureTerminal({ columns });
  const err = captureTerminal();
  await runInfo({ model: path, variant: {}, json, quiet }, { out: out.terminal, err: err.terminal });
  expect(err.text()).toBe('');
  return out.text();
}

describe('lenet5 info', () => {
  test('describes the layers, the recipe and the scores of a run', async () => {
    const text = await info(run);
    expect(text).toContain('TensorFlow.js layers model');
    expect(text).toMatch(/^output {3}10 classes, probabilities$/m);
    // Parameters and multiply-adds of LeNet-5: 6·(25+1) and 24²·25·6, …
    expect(text).toMatch(/^conv1 +Conv2D +24×24×6 +6@5×5, tanh +156 +86,400$/m);
    expect(text).toMatch(/^total +44,426 +281,640$/m);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'run: completed, 10 of 10 epochs of 60,000 images, started 2026-01-02 03:04 UTC engine tfjs (simd, 1 thread)',
    );
    expect(text).toMatch(/^recipe .* train --learning-rate 0\.01$/m);
    expect(text).toMatch(/^best {5}epoch 9, train .* validation 98\.90 % \(loss 0\.\d{4}\)$/m);
    expect(text).not.toContain('note');
  });

  test('has the same digest in every format: the SHA-256 of the weights', async () => {
    const hash = createHash('sha256');
    for (const { values } of model.readValues()) hash.update(Buffer.from(values.buffer));
    const digest = `${hash.digest('hex')}\n`;
    expect(await info(run, { quiet: true })).toBe(digest);
    expect(await info(csv, { quiet: true })).toBe(digest);
  });

  test('says what it assumes about a file that does not describe its layers, in --json too', async () => {
    expect(await info(csv)).toMatch(
      /^note {5}.* does not describe its layers \(assumed: tanh, average pooling, pixels from 0 to 1\) — /m,
    );
    const { assumed, run: training, layers } = JSON.parse(await info(csv, { json: true }));
    expect(assumed).toEqual({ activation: 'tanh', pooling: 'average' });
    expect(training).toBeUndefined();
    expect(layers[1]).toMatchObject({ type: 'AveragePooling2D', outputShape: [12, 12, 6] });
  });

  test('writes the run as JSON', async () => {
    expect(JSON.parse(await info(run, { json: true }))).toMatchObject({
      format: 'tfjs',
      parameters: 44_426,
      inputShape: [28, 28, 1],
      run: {
        folder: run,
        status: 'completed',
        epochs: 10,
        options: { learningRate: 0.01 },
        best: { epoch: 9, val_accuracy: 0.989 },
        last: { epoch: 10 },
      },
    });
  });

  test.each([40, 60, 80])('keeps the table within %i columns', async (columns) => {
    const table = (await info(run, { columns })).split('\n\n')[1] ?? '';
    expect(Math.max(...table.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(columns);
  });
});
