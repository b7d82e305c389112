import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const TIMEOUT_MS = 2000;

/** The hash of the commit that is checked out in `folder`. Undefined outside a git repository or without git. */
export async function gitCommit(folder: string): Promise<string | undefined> {
  try {
    const command = promisify(execFile);
    const { stdout } = await command('git', ['rev-parse', 'HEAD'], { cwd: folder, timeout: TIMEOUT_MS });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
