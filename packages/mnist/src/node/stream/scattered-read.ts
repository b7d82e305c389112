import { readSync } from 'node:fs';
import { errorCode } from '../error-code.js';

/** Reads of records of one size at scattered places of a file. */
export interface ScatteredRead {
  /** The descriptor of the file, which all threads of the process share. */
  readonly file: number;
  /** Bytes before the first record. */
  readonly start: number;
  readonly recordBytes: number;
  /** The records to read, in this order. */
  readonly indices: Uint32Array;
  readonly to: Uint8Array;
}

/** Whether the file has all records, or what the operating system reports. */
export type ReadAnswer = { readonly complete: boolean } | { readonly reason: string };

/**
 * Reads records synchronously, those at the start of the file first: a call of the asynchronous interface would take several times as
 * long as reading an image that the operating system has in memory.
 */
export function answerRead(read: ScatteredRead): ReadAnswer {
  try {
    return { complete: readAll(read) };
  } catch (error) {
    return { reason: errorCode(error) };
  }
}

function readAll({ file, start, recordBytes, indices, to }: ScatteredRead): boolean {
  const places = Uint32Array.from(indices.keys()).sort((a, b) => indices[a]! - indices[b]!);
  for (const place of places) {
    const position = start + indices[place]! * recordBytes;
    if (!readFully(file, to, place * recordBytes, recordBytes, position)) return false;
  }
  return true;
}

/** A read can return fewer bytes than requested. */
function readFully(file: number, to: Uint8Array, offset: number, bytes: number, position: number): boolean {
  for (let done = 0; done < bytes; ) {
    const count = readSync(file, to, offset + done, bytes - done, position + done);
    if (count === 0) return false;
    done += count;
  }
  return true;
}
