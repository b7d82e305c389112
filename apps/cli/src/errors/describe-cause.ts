import { getSystemErrorMap } from 'node:util';

/** The operating system's description of a failed file operation: "no space left on device". */
export function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (!('errno' in cause) || typeof cause.errno !== 'number') return cause.message;
  return getSystemErrorMap().get(cause.errno)?.[1] ?? cause.message;
}
