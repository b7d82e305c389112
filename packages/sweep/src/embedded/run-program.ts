import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import type { ServerAccount } from './server-account.js';

/** How a program of the server ended. */
export interface ProgramEnd {
  readonly code: number | null;
  /** The last line that it wrote, for messages. */
  readonly lastLine: string;
}

/**
 * Runs a program as the account of the server. Its output goes to the end of a file, not to a pipe: `pg_ctl start` leaves a
 * server behind that would keep a pipe open.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  log: string,
  account: ServerAccount | undefined,
): Promise<ProgramEnd> {
  const file = await open(log, 'a+');
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(program, [...args], {
        stdio: ['ignore', file.fd, file.fd],
        cwd: '/',
        env: { ...process.env, LC_ALL: 'C' },
        ...(account && { uid: account.uid, gid: account.gid }),
      });
      child.once('error', reject).once('exit', resolve);
    });
    const text = code === 0 ? '' : (await file.readFile('utf8')).trimEnd();
    return { code, lastLine: text.slice(text.lastIndexOf('\n') + 1) };
  } finally {
    await file.close();
  }
}
