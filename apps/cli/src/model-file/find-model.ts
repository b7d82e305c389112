import { existsSync, type Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeCause } from '../errors/describe-cause.js';
import { currentInvocation, quoteWord } from '../invocation.js';
import { runLayout } from '../run-folder/layout.js';
import { foreignModel, savedModelFolder } from './foreign-model.js';
import { MODEL_FILES } from './model-files.js';
import { NoModelError } from './no-model-error.js';
import { type ModelFormat, recognizeModel } from './recognize-model.js';

/** The file of a model and its format. */
export interface FoundModel {
  readonly format: ModelFormat;
  /** A `model.json`, or the file itself. */
  readonly path: string;
}

const MODEL_JSON = 'model.json';
const REMEDY = `use ${MODEL_FILES}`;
/** Enough to recognize a file, including the names in a zip archive. */
const HEAD_BYTES = 4096;

async function describe(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    throw new NoModelError(path, describeCause(cause), REMEDY, cause);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new NoModelError(
      folder,
      describeCause(cause),
      'grant read permission, or use another folder',
      cause,
    );
  }
}

async function inFolder(folder: string): Promise<string> {
  const { model, config, bestCheckpoint, lastCheckpoint } = runLayout(folder);
  const names = await namesIn(folder);
  const found = [join(model, MODEL_JSON), join(folder, MODEL_JSON)].find(existsSync);
  if (found !== undefined) return found;
  if (names.includes('saved_model.pb')) throw savedModelFolder(folder);
  if (!existsSync(config)) throw new NoModelError(folder, `it has no ${MODEL_JSON}`, REMEDY);
  const checkpoint = [bestCheckpoint, lastCheckpoint].find(existsSync);
  const other = checkpoint === undefined ? '' : `, or use its ${checkpoint}`;
  throw new NoModelError(
    folder,
    'its run has not ended',
    `resume it with ${currentInvocation()} train --resume ${quoteWord(folder)}${other}`,
  );
}

async function readHead(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new NoModelError(path, describeCause(cause), 'grant read permission, or use another file', cause);
  }
}

/** Recognizes a file by its content. The start of a pipe cannot be read twice, so a pipe must be safetensors. */
async function formatOf(path: string, file: Stats): Promise<FoundModel['format']> {
  if (!file.isFile()) return 'safetensors';
  const head = await readHead(path);
  const format = recognizeModel(head);
  if (format) return format;
  throw foreignModel(path, head);
}

/**
 * Finds the model that a path leads to: a run folder, a folder with a `model.json`, a `model.json`, or a file in another
 * format that {@link recognizeModel} knows, such as a checkpoint.
 *
 * @throws NoModelError if there is none, ForeignModelError if the file has another format.
 */
export async function findModel(path: string): Promise<FoundModel> {
  const found = await describe(path);
  if (found.isDirectory()) return { format: 'tfjs', path: await inFolder(path) };
  return { format: await formatOf(path, found), path };
}
