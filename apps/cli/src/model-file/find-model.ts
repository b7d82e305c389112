import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeCause } from '../errors/describe-cause.js';
import { runLayout } from '../run-folder/layout.js';
import { NoModelError } from './no-model-error.js';

/** The file of a model and its format. */
export interface FoundModel {
  readonly format: 'tfjs' | 'safetensors';
  /** A `model.json`, or a safetensors file. */
  readonly path: string;
}

const MODEL_JSON = 'model.json';
const REMEDY = 'use a run folder, a model.json or a safetensors file';

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw new NoModelError(path, describeCause(cause), REMEDY, cause);
  }
}

function inFolder(folder: string): string {
  const { model, config, bestCheckpoint, lastCheckpoint } = runLayout(folder);
  const found = [join(model, MODEL_JSON), join(folder, MODEL_JSON)].find(existsSync);
  if (found !== undefined) return found;
  if (!existsSync(config)) throw new NoModelError(folder, `it has no ${MODEL_JSON}`, REMEDY);
  const checkpoint = [bestCheckpoint, lastCheckpoint].find(existsSync);
  const other = checkpoint === undefined ? '' : `, or use its ${checkpoint}`;
  throw new NoModelError(
    folder,
    'its run has not ended',
    `resume it with lenet5 train --resume ${folder}${other}`,
  );
}

/**
 * Finds the model that a path leads to: a run folder, a folder with a `model.json`, a `model.json`, or a safetensors
 * file, such as a checkpoint.
 *
 * @throws NoModelError if there is none.
 */
export async function findModel(path: string): Promise<FoundModel> {
  if (await isFolder(path)) return { format: 'tfjs', path: inFolder(path) };
  return { format: path.endsWith('.json') ? 'tfjs' : 'safetensors', path };
}
