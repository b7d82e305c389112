import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../../errors/usage-error.js';
import { pathKind } from '../../model-file/path-kind.js';
import { runLayout } from '../../run-folder/layout.js';

const NAME = 'report.html';

/** The value of `--out` that means standard output. */
export const STDOUT = '-';

/** Whether `path` is a folder, a device, or a link, which may lead to one: it must not be replaced by a file. */
function isNotAFile(path: string): boolean {
  return ['folder', 'other'].includes(pathKind(path));
}

const HTML = '<!doctype html';

/** The first bytes of a file, one character per byte. */
function readHead(path: string, bytes: number): string {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(bytes);
    return head.toString('latin1', 0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

/** Whether a file does not start like a report: it is not ours and must not be overwritten. */
function isForeign(path: string): boolean {
  if (pathKind(path) === 'nothing') return false;
  try {
    const head = readHead(path, HTML.length);
    return head !== '' && head.toLowerCase() !== HTML;
  } catch {
    return true;
  }
}

/** The report on several runs is not put beside them, because then `runs/*` would include it. */
function defaultTarget([first = '.', ...others]: readonly string[]): string {
  return others.length === 0 ? runLayout(first).report : NAME;
}

/**
 * The file to write a report of runs to: `out`, or by default a file in the folder of a single run, or in the current
 * folder for several.
 *
 * @throws UsageError if `out` is not a file or holds something else than a report.
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
