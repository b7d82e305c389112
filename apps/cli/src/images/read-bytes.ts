import { readFile } from 'node:fs/promises';
import { describeCause } from '../errors/describe-cause.js';
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
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads a file, or standard input for `-`. Throws {@link ImageUnreadableError}. */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (path === STDIN) return readStdin();
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ImageUnreadableError(path, describeCause(cause), 'use the path of an image', cause);
  }
}
