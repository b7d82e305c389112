import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describeCause } from '../errors/describe-cause.js';
import { CLASS_NAMES_FILE } from '../run-folder/layout.js';
import { ClassNamesError } from './class-names-error.js';
import { dataInFile } from './data-in-file.js';

/** How many folders up to search: `model/model.json` is two levels below the run folder. */
const LEVELS = 3;

/**
 * The names of the classes of a model, from the file that its run wrote, or from a safetensors file. Undefined if there are none: the
 * classes are digits, or have no names.
 *
 * @param path a run folder, or a model or checkpoint in it, or another model.
 * @throws ClassNamesError if the file is not a list of `classes` names.
 */
export async function classNamesOfModel(
  path: string,
  classes: number,
): Promise<readonly string[] | undefined> {
  const { classNames } = await dataInFile(path);
  if (classNames?.length === classes) return classNames;
  const start = resolve(path);
  let folder = (await stat(start)).isDirectory() ? start : dirname(start);
  for (let level = 0; level < LEVELS; level++, folder = dirname(folder)) {
    const file = join(folder, CLASS_NAMES_FILE);
    if (existsSync(file)) return readNames(file, classes);
  }
  return undefined;
}

async function readNames(file: string, classes: number): Promise<readonly string[]> {
  const found = await readFile(file, 'utf8').then(parse, (cause: unknown) => describeCause(cause));
  if (typeof found === 'string') throw new ClassNamesError(file, found, classes);
  const isList = found.length === classes && found.every((name) => typeof name === 'string' && name !== '');
  if (isList) return found as string[];
  throw new ClassNamesError(file, 'another JSON value', classes);
}

function parse(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
