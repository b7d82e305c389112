import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSafetensors, type NamedTensor, plainLenet5 } from '@lenet5/core';
import { savePlainModel } from '@lenet5/model/node';
import { afterAll, expect, test } from 'vitest';
import { chooseWeights } from '../flags/weights.js';
import { writeSampleRun } from '../testing/sample-run.js';
import { openClassifier } from './open-classifier.js';

const folder = mkdtempSync(join(tmpdir(), 'open-checkpoint-'));
afterAll(() => rmSync(folder, { recursive: true }));

const warn = (): void => undefined;

/** Writes a run of letters, whose model has the weights of seed 1 and whose checkpoints those of others. */
async function writeLetters(run: string): Promise<Record<'best' | 'last', NamedTensor[]>> {
  const network = (seed: number) => plainLenet5({ seed, inputShape: [28, 28, 1], classes: 26 });
  await writeSampleRun(run);
  await savePlainModel(network(1), join(run, 'model'));
  mkdirSync(join(run, 'checkpoints'));
  const weights = { best: network(2).readValues(), last: network(3).readValues() };
  for (const [name, tensors] of Object.entries(weights)) {
    const moments = tensors.map((tensor) => ({ ...tensor, name: `m/${tensor.name}` }));
    const bytes = encodeSafetensors([...moments, ...tensors], { 'lenet5.run': '{}' });
    writeFileSync(join(run, `checkpoints/${name}.safetensors`), bytes);
  }
  return weights;
}

test('chooseWeights(run, weights) leads to a checkpoint, which opens with the layers of its run', async () => {
  const run = join(folder, 'letters');
  const expected = await writeLetters(run);
  for (const name of ['best', 'last'] as const) {
    const path = chooseWeights(run, name);
    expect(path).toBe(join(run, `checkpoints/${name}.safetensors`));
    const { model, assumed } = await openClassifier(path, { warn });
    expect(assumed).toBeUndefined();
    expect('config' in model && model.readValues()).toEqual(expected[name]);
  }
});

test('chooseWeights(run, undefined) is the run itself', () => {
  expect(chooseWeights(folder, undefined)).toBe(folder);
});

test('chooseWeights(path, weights) refuses a path that is not a run folder, and a run without checkpoints', async () => {
  expect(() => chooseWeights(folder, 'best')).toThrow('--weights needs a run folder');
  const run = join(folder, 'killed');
  await writeSampleRun(run);
  expect(() => chooseWeights(run, 'last')).toThrow(
    `${run} holds no model (it has no ${run}/checkpoints/last.safetensors) — omit --weights, or resume the run`,
  );
});
