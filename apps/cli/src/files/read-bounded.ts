import { createReadStream } from 'node:fs';
import { InputTooLargeError } from '../errors/input-too-large-error.js';

/** The most bytes of an image or a model: those of the largest image, 100 megapixels, as uncompressed RGB. */
export const MAX_INPUT_BYTES = 300_000_000;

/** The most bytes of a config file. */
export const MAX_CONFIG_BYTES = 1_000_000;

const CHUNK_BYTES = 1 << 20;

/**
 * Reads a stream to its end.
 *
 * @param name of the stream, for messages.
 * @param limit the most bytes that are kept in memory.
 * @throws InputTooLargeError if the stream has more bytes. It is then closed.
 */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  limit: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw new InputTooLargeError(name, limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * Reads a file, which can be a pipe or a device without an end.
 *
 * @param limit the most bytes that are kept in memory.
 * @throws InputTooLargeError if the file has more bytes; the error of the file system if it cannot be read.
 */
export function readFileBounded(path: string, limit: number): Promise<Buffer> {
  return readStream(createReadStream(path, { highWaterMark: CHUNK_BYTES }), path, limit);
}
