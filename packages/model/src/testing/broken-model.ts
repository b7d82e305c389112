import '@tensorflow/tfjs-backend-cpu';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LenetError } from '@lenet5/core';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { lenet5 } from '../lenet5.js';
import { loadModel } from '../node/load-model.js';
import { saveModel } from '../node/save-model.js';

/** The fields of a model.json that a test can change. */
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

/** The folder of a valid model, which a test can damage. */
export let folder: string;

/** Saves a valid model before each test. */
export function useValidModel(): void {
  beforeAll(() => tf.enableProdMode());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'model-'));
    await saveModel(lenet5(), folder);
  });
  afterEach(() => rm(folder, { recursive: true }));
}

/** Changes the model.json of the valid model. */
export async function edit(
  change: (json: Json, specs: Spec[], text: string) => Json | undefined,
): Promise<void> {
  const file = join(folder, 'model.json');
  const text = await readFile(file, 'utf8');
  const json = JSON.parse(text);
  await writeFile(file, JSON.stringify(change(json, json.weightsManifest[0].weights, text) ?? json));
}

/** The code and message of the error that loading throws, with the folder replaced by DIR. */
export async function rejection(path: string = folder): Promise<{ code: unknown; message: string }> {
  const tensors = tf.memory().numTensors;
  const error: unknown = await loadModel(path).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!LenetError.isInstance(error)) throw error ?? new Error('the model loaded');
  expect(error.message).not.toContain('\n');
  expect(tf.memory().numTensors).toBe(tensors);
  return { code: error.code, message: error.message.replaceAll(folder, 'DIR') };
}
