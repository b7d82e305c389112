import { lstatSync } from 'node:fs';
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
 * @throws UsageError where the runs have no place in common, or the place that was asked for cannot hold a file.
 */
export function reportTarget(folders: readonly string[], out?: string): string {
  if (out === '') throw new UsageError(`--out is empty — give a file, such as --out ${NAME}`);
  const target = out ?? defaultTarget(folders);
  if (target === STDOUT || !isNoFile(target)) return target;
  throw new UsageError(
    `--out ${target} is no plain file — give a file, such as --out ${NAME}, or - for standard output`,
  );
}
