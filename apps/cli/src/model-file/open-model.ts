import { readFile } from 'node:fs/promises';
import { fromSafetensors } from '@lenet5/model';
import { loadModel } from '@lenet5/model/node';
import { setupWasm } from '@lenet5/wasm';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { describeCause } from '../errors/describe-cause.js';
import { findModel } from './find-model.js';
import { NoModelError } from './no-model-error.js';

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new NoModelError(path, describeCause(cause), 'make it readable, or use another file', cause);
  }
}

/**
 * Loads the model that a path leads to (see {@link findModel}) on the WASM backend.
 *
 * @returns an uncompiled model, which the caller disposes.
 * @throws NoModelError if there is none; what `loadModel` and `fromSafetensors` throw if its files are invalid.
 */
export async function openModel(path: string): Promise<Sequential> {
  const found = await findModel(path);
  const bytes = found.format === 'safetensors' ? await readBytes(found.path) : undefined;
  await setupWasm();
  return bytes ? fromSafetensors(bytes, found.path) : loadModel(found.path);
}
