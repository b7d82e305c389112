import { decode } from 'jpeg-js';
import type { SourceImage } from '../../drawing/source-image.js';
import { ImageDamagedError } from './image-errors.js';

/** More than 50 megapixels without subsampling need. */
const MEMORY_MB = 4096;

/**
 * Decodes a JPEG to RGB, in the stored orientation.
 *
 * @throws ImageDamagedError if it is truncated, corrupt, or has an unknown encoding.
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
    throw new ImageDamagedError(name, 'JPEG', `truncated or corrupt: ${reason}`, cause);
  }
}
