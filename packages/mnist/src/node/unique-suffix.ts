import { randomBytes } from 'node:crypto';

/** A part of a file name that no other process and no other call has. */
export function uniqueSuffix(): string {
  return `${process.pid}-${randomBytes(4).toString('hex')}`;
}
