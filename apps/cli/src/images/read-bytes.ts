import { LenetError } from '@lenet5/core';
import { describeCause } from '../errors/describe-cause.js';
import { MAX_INPUT_BYTES, readFileBounded, readStream } from '../files/read-bounded.js';
import { ImageUnreadableError } from './image-errors.js';

/** The file name that means standard input. */
export const STDIN = '-';

async function readStdin(): Promise<Uint8Array> {
  if (process.stdin.isTTY) {
    throw new ImageUnreadableError(
      'standard input',
      'it is a terminal',
      'pipe an image into it, or name a file',
    );
  }
  return readStream(process.stdin, 'standard input', MAX_INPUT_BYTES);
}

/** Reads a file, or standard input for `-`. Throws {@link ImageUnreadableError} or InputTooLargeError. */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (path === STDIN) return readStdin();
  try {
    return await readFileBounded(path, MAX_INPUT_BYTES);
  } catch (cause) {
    if (LenetError.isInstance(cause)) throw cause;
    throw new ImageUnreadableError(path, describeCause(cause), 'use the path of an image', cause);
  }
}
