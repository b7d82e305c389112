import { readFile } from 'node:fs/promises';
import { describeCause } from '../errors/describe-cause.js';
import { ImageUnreadableError } from './image-errors.js';

/** What stands for standard input among the files. */
export const STDIN = '-';

async function readStdin(): Promise<Uint8Array> {
  if (process.stdin.isTTY) {
    throw new ImageUnreadableError(
      'standard input',
      'it is a terminal',
      'pipe a picture into it, or name a file',
    );
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * The bytes of a file, or of standard input for `-`.
 *
 * @throws ImageUnreadableError
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (path === STDIN) return readStdin();
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ImageUnreadableError(path, describeCause(cause), 'give the path of a picture', { cause });
  }
}
