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

/** Records that are sorted at a time. An index has 32 bits, so that an index and a place are an integer without rounding. */
const PLACES = 2 ** 20;

function readAll({ indices, to, ...file }: ScatteredRead): boolean {
  for (let from = 0; from < indices.length; from += PLACES) {
    const some = indices.subarray(from, from + PLACES);
    if (!readSome({ ...file, indices: some, to: to.subarray(from * file.recordBytes) })) return false;
  }
  return true;
}

function readSome({ file, start, recordBytes, indices, to }: ScatteredRead): boolean {
  // Numbers sort several times as fast as with a function that compares.
  const keys = new Float64Array(indices.length);
  for (let place = 0; place < keys.length; place++) keys[place] = indices[place]! * PLACES + place;
  keys.sort();
  for (let at = 0; at < keys.length; ) {
    let end = at + 1;
    // Neighbors in the file that are neighbors in the result are one read.
    while (keys[end]! - keys[end - 1]! === PLACES + 1) end++;
    const place = keys[at]! % PLACES;
    const position = start + ((keys[at]! - place) / PLACES) * recordBytes;
    if (!readFully(file, to, place * recordBytes, (end - at) * recordBytes, position)) return false;
    at = end;
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
