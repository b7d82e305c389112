import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../../errors/usage-error.js';
import { runLayout } from '../../run-folder/layout.js';

const NAME = 'report.html';

/** What `--out` says for standard output. */
export const STDOUT = '-';

/** A folder, a device, or a link, which may lead to one: nothing to put a file in the place of. */
function isNoFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

const HTML = '<!doctype html';

/** Whether a file holds something that no report begins with: somebody else's, which must not be lost. */
function isForeign(path: string): boolean {
  if (!lstatSync(path, { throwIfNoEntry: false })?.size) return false;
  try {
    return readFileSync(path).toString('latin1', 0, HTML.length).toLowerCase() !== HTML;
  } catch {
    return true;
  }
}

function defaultTarget([first = '.', ...others]: readonly string[]): string {
  if (others.length === 0) return runLayout(first).report;
  const parent = dirname(first);
  const elsewhere = others.find((folder) => dirname(resolve(folder)) !== resolve(parent));
  if (elsewhere === undefined) return join(parent, NAME);
  throw new UsageError(
    `${first} and ${elsewhere} lie in different folders — say where the report goes with --out, such as --out ${NAME}`,
  );
}

/**
 * Where a report of these runs goes: into the folder of the one, or beside the several, where nothing else is asked.
 *
 * @throws UsageError where the runs have no place in common, or the place that was asked for cannot hold a file or
 *   holds one that is no report.
 */
export function reportTarget(folders: readonly string[], out?: string): string {
  if (out === '') throw new UsageError(`--out is empty — give a file, such as --out ${NAME}`);
  const target = out ?? defaultTarget(folders);
  if (target === STDOUT) return target;
  if (isNoFile(target)) {
    throw new UsageError(
      `--out ${target} is no plain file — give a file, such as --out ${NAME}, or - for standard output`,
    );
  }
  if (!isForeign(target)) return target;
  throw new UsageError(
    `--out ${target} is there and is no report — give another file, such as --out ${NAME}`,
  );
}
