import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const TIMEOUT_MS = 2000;

/** Whether a folder or one above it is a working tree. Saves the start of a process where git would find nothing. */
function isInWorkingTree(folder: string): boolean {
  const parent = dirname(folder);
  return existsSync(join(folder, '.git')) || (parent !== folder && isInWorkingTree(parent));
}

/** The hash of the commit that is checked out in `folder`. Undefined outside a git repository or without git. */
export async function gitCommit(folder: string): Promise<string | undefined> {
  if (process.env.GIT_DIR === undefined && !isInWorkingTree(resolve(folder))) return undefined;
  try {
    const command = promisify(execFile);
    const { stdout } = await command('git', ['rev-parse', 'HEAD'], { cwd: folder, timeout: TIMEOUT_MS });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
