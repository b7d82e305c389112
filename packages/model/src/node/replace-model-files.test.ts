import '@tensorflow/tfjs-backend-cpu';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, models, Sequential } from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lenet5 } from '../lenet5.js';
import { readWeights } from '../read-weights.js';
import { loadModel } from './load-model.js';
import { replaceModelFiles } from './replace-model-files.js';
import { saveModel } from './save-model.js';

let folder: string;
beforeAll(() => tf.enableProdMode());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Layers and weights as one string. */
async function identity(model: LayersModel): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(model.getConfig()));
  for (const { name, values } of await readWeights(model))
    hash.update(name).update(new Uint8Array(values.buffer));
  return hash.digest('hex');
}

/** The files that a save of the model writes. */
async function filesOf(model: LayersModel): Promise<[Uint8Array, (file: string) => string]> {
  const other = await mkdtemp(join(tmpdir(), 'model-'));
  await saveModel(model, other);
  const [json, weights] = [
    await readFile(join(other, 'model.json'), 'utf8'),
    await readFile(join(other, 'weights.bin')),
  ];
  await rm(other, { recursive: true });
  return [weights, (file) => json.replace('"weights.bin"', JSON.stringify(file))];
}

/** Saves, and stops after `steps` steps like a power failure. @returns the number of steps done */
async function saveAndStop(model: Sequential, steps: number): Promise<number> {
  const saving = replaceModelFiles(folder, ...(await filesOf(model)));
  for (let done = 0; done < steps; done++) if ((await saving.next()).done) return done;
  return steps;
}

/** LeNet-5 with other activations: its weights have the same shapes, so only model.json differs. */
async function sigmoidLenet5(seed: number): Promise<Sequential> {
  const model = lenet5({ seed });
  const topology = JSON.parse(String(model.toJSON()).replaceAll('"tanh"', '"sigmoid"'));
  const other = await models.modelFromJSON(topology);
  if (!(other instanceof Sequential)) throw new Error('not a Sequential');
  other.setWeights(model.getWeights());
  return other;
}

describe('an interrupted save', () => {
  test('of a later epoch leaves the previous or the new model complete, after each step', async () => {
    const [before, after] = [lenet5({ seed: 1 }), lenet5({ seed: 2 })];
    const whole = [await identity(before), await identity(after)];
    for (let steps = 0; steps <= 1; steps++) {
      await saveModel(before, folder);
      expect(await saveAndStop(after, steps)).toBe(steps);
      expect(await identity(await loadModel(folder))).toBe(whole[steps]);
    }
  });

  test('of other layers leaves the previous or the new model complete, after each step', async () => {
    const [before, after] = [lenet5({ seed: 1 }), await sigmoidLenet5(2)];
    const whole = [await identity(before), await identity(after)];
    const seen: (string | undefined)[] = [];
    for (let steps = 0; steps <= 4; steps++) {
      await rm(folder, { recursive: true });
      await saveModel(before, folder);
      expect(await saveAndStop(after, steps)).toBe(steps);
      seen.push(await identity(await loadModel(folder)));
    }
    expect(seen).toEqual([whole[0], whole[0], whole[1], whole[1], whole[1]]);
  });

  test('to an empty folder leaves no model or a complete one', async () => {
    await saveAndStop(lenet5(), 1);
    await expect(loadModel(folder)).rejects.toMatchObject({ code: 'MODEL_FILE_MISSING' });
    await saveAndStop(lenet5(), 2);
    expect(await identity(await loadModel(folder))).toBe(await identity(lenet5()));
  });

  test('leaves temporary files that the next save removes', async () => {
    await saveModel(lenet5(), folder);
    await saveAndStop(await sigmoidLenet5(2), 2);
    expect(await readdir(folder)).toHaveLength(3);
    await saveModel(lenet5({ seed: 3 }), folder);
    expect((await readdir(folder)).sort()).toEqual(['model.json', 'weights.bin']);
    expect(await identity(await loadModel(folder))).toBe(await identity(lenet5({ seed: 3 })));
  });
});
