import '@tensorflow/tfjs-backend-cpu';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { lenet5 } from '../lenet5.js';
import { loadModel } from '../node/load-model.js';
import { saveModel } from '../node/save-model.js';

/** A model.json, as loosely as a test needs it. */
export interface Json {
  format?: unknown;
  modelTopology?: unknown;
  weightsManifest?: unknown;
}
export interface Spec {
  name: string;
  shape: number[];
  dtype: string;
  quantization?: unknown;
}

/** The folder of a good model, which a test may break. */
export let folder: string;

/** Gives each test of a file a good model of its own. */
export function useGoodModel(): void {
  beforeAll(() => tf.enableProdMode());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'model-'));
    await saveModel(lenet5(), folder);
  });
  afterEach(() => rm(folder, { recursive: true }));
}

/** Changes the model.json of the good model. */
export async function edit(
  change: (json: Json, specs: Spec[], text: string) => Json | undefined,
): Promise<void> {
  const file = join(folder, 'model.json');
  const text = await readFile(file, 'utf8');
  const json = JSON.parse(text);
  await writeFile(file, JSON.stringify(change(json, json.weightsManifest[0].weights, text) ?? json));
}

/** The one line that loading is refused with, the folder's name left out. */
export async function refusal(path: string = folder): Promise<{ code: unknown; message: string }> {
  const tensors = tf.memory().numTensors;
  const error: unknown = await loadModel(path).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error && 'code' in error && 'expected' in error))
    throw error ?? new Error('it was loaded');
  expect(error.expected).toBe(true);
  expect(error.message).not.toContain('\n');
  expect(tf.memory().numTensors).toBe(tensors);
  return { code: error.code, message: error.message.replaceAll(folder, 'DIR') };
}
