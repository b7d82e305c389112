import { randomBytes } from 'node:crypto';

/** A part of a file name that is unique across processes and calls. */
export function uniqueSuffix(): string {
  return `${process.pid}-${randomBytes(4).toString('hex')}`;
}
