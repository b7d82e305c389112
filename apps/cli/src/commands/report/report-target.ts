import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../../errors/usage-error.js';
import { runLayout } from '../../run-folder/layout.js';

const NAME = 'report.html';

/** The value of `--out` that stands for standard output. */
export const STDOUT = '-';

/** Whether `path` is a folder, a device, or a link, which may lead to one: it must not be replaced by a file. */
function isNotAFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

const HTML = '<!doctype html';

/** Whether a file does not start like a report: it is not ours and must not be overwritten. */
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
  throw new UsageError({
    problem: 'the runs are in different folders',
    found: `${first}, ${elsewhere}`,
    remedy: `name the file of the report, such as --out ${NAME}`,
  });
}

/**
 * The file to write a report of runs to: `out`, or by default a file in the folder of a single run, or beside several.
 *
 * @throws UsageError if several runs have no common parent, or if `out` is not a file or holds something else than a
 *   report.
 */
export function reportTarget(folders: readonly string[], out?: string): string {
  if (out === '') {
    throw new UsageError({ problem: '--out is empty', remedy: `use a file, such as --out ${NAME}` });
  }
  const target = out ?? defaultTarget(folders);
  if (target === STDOUT) return target;
  if (isNotAFile(target)) {
    throw new UsageError({
      problem: '--out is not a regular file',
      found: target,
      remedy: `use a file, such as --out ${NAME}, or - for standard output`,
    });
  }
  if (!isForeign(target)) return target;
  throw new UsageError({
    problem: '--out exists and is not a report',
    found: target,
    remedy: `use another file, such as --out ${NAME}`,
  });
}
