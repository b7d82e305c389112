import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeSafetensors } from '@lenet5/core';
import { writeIdx } from '@lenet5/mnist';
import { afterAll, describe, expect, test } from 'vitest';
import { jsonLines, runCli } from './testing/run-cli.js';
import { barImages, DATA_FILES, writeSmallData } from './testing/small-data.js';

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-fine-tune-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const call = (...words: string[]) => runCli(words, { cwd });

/** Trains, and returns the files of the run. */
async function train(run: string, ...words: string[]) {
  const result = await call('train', '--out', run, '--data', 'digits', '--quiet', ...words);
  expect(result.code, result.stderr).toBe(0);
  const { tensors } = decodeSafetensors(readFileSync(join(cwd, run, 'checkpoints/last.safetensors')));
  const bytesOf = (name: string): string => {
    const tensor = tensors.find((one) => one.name.endsWith(name));
    return Buffer.from(Float32Array.from(tensor?.values ?? []).buffer).toString('base64');
  };
  return { ...result, bytesOf };
}

describe('train --from MODEL', () => {
  writeSmallData(join(cwd, 'digits'));

  test.each(['compiled', 'tfjs'])(
    '--freeze keeps the weights of layers, engine %s, and resumes',
    async (engine) => {
      const first = await train(`base-${engine}`, '--epochs', '2');
      const flags = ['--from', `base-${engine}`, '--freeze', 'conv1,conv2', '--engine', engine];
      const tuned = await train(`tuned-${engine}`, ...flags, '--epochs', '3');
      for (const name of ['conv1/kernel', 'conv1/bias', 'conv2/kernel', 'conv2/bias']) {
        expect(tuned.bytesOf(`weight/${name}`) || tuned.bytesOf(name)).toBe(
          first.bytesOf(`weight/${name}`) || first.bytesOf(name),
        );
      }
      expect(tuned.bytesOf('dense1/kernel')).not.toBe(first.bytesOf('dense1/kernel'));
      const part = await train(`part-${engine}`, ...flags, '--epochs', '1');
      expect(part.code).toBe(0);
      const resumed = await call('train', '--resume', `part-${engine}`, '--epochs', '3', '--quiet');
      expect(resumed.code, resumed.stderr).toBe(0);
      const [one, two] = ['tuned', 'part'].map((name) =>
        readFileSync(join(cwd, `${name}-${engine}`, 'model/weights.bin')).toString('base64'),
      );
      expect(two).toBe(one);
      const { from, freeze } = JSON.parse(readFileSync(join(cwd, `tuned-${engine}`, 'config.json'), 'utf8'));
      expect([from, freeze]).toEqual([join(cwd, `base-${engine}`), ['conv1', 'conv2']]);
    },
    120_000,
  );

  test('gets a new last layer for other classes', async () => {
    await train('base', '--epochs', '2');
    const folder = join(cwd, 'two');
    mkdirSync(folder);
    const labels = Uint8Array.from({ length: 100 }, (_, index) => (index % 10 === 0 ? 11 : index % 10));
    for (const role of ['train', 'test'] as const) {
      writeFileSync(join(folder, DATA_FILES[`${role}Images`]), barImages(100));
      writeFileSync(
        join(folder, DATA_FILES[`${role}Labels`]),
        writeIdx({ type: 'u8', shape: [100], values: labels }),
      );
    }
    const tuned = await call(
      'train',
      '--from',
      'base',
      '--data',
      'two',
      '--epochs',
      '8',
      '--out',
      'more',
      '--json',
    );
    expect(tuned.stderr).toContain(
      'base has 10 classes and the data have 12, so the last layer starts from new weights',
    );
    const scored = await call('evaluate', 'more', '--json');
    const [found] = jsonLines(scored.stdout);
    expect(found?.confusion).toHaveLength(12);
    expect(found?.accuracy).toBeGreaterThan(0.5);
  }, 120_000);

  test.each([
    [
      'a layer that the model does not have',
      ['--from', 'base', '--freeze', 'conv3'],
      'freeze names no layer with weights ("conv3")',
    ],
    [
      'freezing all layers',
      ['--freeze', 'conv1,conv2,dense1,dense2,dense3'],
      'freeze leaves no layer to train',
    ],
    [
      'a name of a network',
      ['--from', 'base', '--model', 'lenet5-1998'],
      '--model does not apply with --from',
    ],
    ['a missing model', ['--from', 'nowhere'], 'nowhere'],
  ])('refuses %s', async (_, words, message) => {
    const { code, stderr } = await call('train', '--data', 'digits', '--out', 'refused', ...words);
    expect(code).not.toBe(0);
    expect(stderr).toContain(message);
  });
});
