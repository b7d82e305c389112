import { readFileSync } from 'node:fs';
import { NoServerAccountError } from '../errors/embedded-errors.js';

/** The account that the embedded server runs as, if it is not the account of this process. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In the order of preference. Neither is created: both exist on usual systems, at least the second in containers. */
const NAMES = ['postgres', 'nobody'];

/**
 * The account for the server, because PostgreSQL refuses to run as root. Undefined if this process is not root.
 *
 * @throws NoServerAccountError
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of NAMES) {
    const [name, , uid, gid] = lines.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (name !== undefined && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new NoServerAccountError();
}
