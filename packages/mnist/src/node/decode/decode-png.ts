import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';
import type { SourceImage } from '../../drawing/source-image.js';
import { ImageDamagedError } from './image-errors.js';
import { pngChunks } from './png-chunks.js';
import { toByte, toBytes } from './to-bytes.js';

/** Whether pixels are palette indices. A color image can have a palette too, as a suggestion for limited displays. */
function isIndexed({ palette, channels }: DecodedPng): boolean {
  return palette !== undefined && channels === 1;
}

/** Adds an alpha channel: 0 for the transparent color (chunk tRNS), 255 for all others. */
function withAlpha(pixels: Uint8Array, channels: number, transparent: readonly number[]): Uint8Array {
  const result = new Uint8Array((pixels.length / channels) * (channels + 1));
  for (let from = 0, to = 0; from < pixels.length; from += channels, to += channels + 1) {
    const pixel = pixels.subarray(from, from + channels);
    result.set(pixel, to);
    result[to + channels] = transparent.every((value, channel) => pixel[channel] === value) ? 0 : 255;
  }
  return result;
}

function toImage(png: DecodedPng): SourceImage {
  const { width, height, channels, depth, transparency } = png;
  if (isIndexed(png)) return { width, height, data: convertIndexedToRgb(png) };
  const pixels = toBytes(png);
  if (!transparency) return { width, height, data: pixels };
  const transparent = Array.from(transparency, (value) => toByte(value, depth));
  return { width, height, data: withAlpha(pixels, channels, transparent) };
}

/** Whether the file reaches its last chunk. */
function isComplete(bytes: Uint8Array): boolean {
  for (const { type } of pngChunks(bytes)) if (type === 'IEND') return true;
  return false;
}

/** The message of the innermost cause: fast-png wraps the errors of the decompression. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined ? cause.message : reasonOf(cause.cause);
}

/**
 * Decodes a PNG of any kind (gray, color, indexed, transparent, interlaced, 1 to 16 bits) to 8 bits per sample, in the stored
 * orientation.
 *
 * @throws ImageDamagedError if it is truncated, fails its checksums, or has an unknown encoding.
 */
export function decodePng(bytes: Uint8Array, name: string): SourceImage {
  if (!isComplete(bytes)) throw new ImageDamagedError(name, 'PNG', 'it is truncated');
  try {
    return toImage(decode(bytes, { checkCrc: true }));
  } catch (cause) {
    throw new ImageDamagedError(name, 'PNG', reasonOf(cause), cause);
  }
}
