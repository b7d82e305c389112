import type { SourceImage } from '@lenet5/mnist';
import { decode } from 'jpeg-js';
import { ImageDamagedError } from './image-errors.js';

/** Above what 50 megapixels without subsampling take. */
const MEMORY_MB = 4096;

/**
 * The pixels of a JPEG, as RGB, as they are stored.
 *
 * @throws ImageDamagedError where it is cut short, damaged, or coded in a way that is not known.
 */
export function decodeJpeg(bytes: Uint8Array, name: string): SourceImage {
  try {
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      maxMemoryUsageInMB: MEMORY_MB,
    });
    return { width, height, data, channels: 3 };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ImageDamagedError(name, 'JPEG', `cut short or changed: ${reason}`, cause);
  }
}
