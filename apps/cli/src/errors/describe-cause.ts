import { getSystemErrorMap } from 'node:util';
import { LenetError } from '@lenet5/core';

/** What was found, as text: the operating system's description of a failed file operation, such as "no space left on device". */
export function describeCause(cause: unknown): string {
  if (LenetError.isInstance(cause)) return cause.found ?? cause.problem;
  if (!(cause instanceof Error)) return String(cause);
  if (!('errno' in cause) || typeof cause.errno !== 'number') return cause.message;
  return getSystemErrorMap().get(cause.errno)?.[1] ?? cause.message;
}
