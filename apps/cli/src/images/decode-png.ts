import type { SourceImage } from '@lenet5/mnist';
import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';
import { ImageDamagedError } from './image-errors.js';
import { toByte, toBytes } from './to-bytes.js';

const SIGNATURE_BYTES = 8;
/** A chunk's length, type and checksum. */
const AROUND_CONTENT = 12;
/** "IEND". */
const IEND = 0x49454e44;

/** Colour pictures may have a palette too, as a proposal for displays of few colours. */
function isIndexed({ palette, channels }: DecodedPng): boolean {
  return palette !== undefined && channels === 1;
}

/** Gives the colour that is to be transparent (chunk tRNS) an alpha of 0, all others one of 255. */
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

/** Whether the last chunk, IEND, is reached: each chunk is its length, its type, its content and a checksum. */
function isWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE_BYTES;
  while (at + AROUND_CONTENT <= bytes.length) {
    if (view.getUint32(at + 4) === IEND) return true;
    at += view.getUint32(at) + AROUND_CONTENT;
  }
  return false;
}

/** The innermost reason of an error: fast-png wraps those of the decompression. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined ? cause.message : reasonOf(cause.cause);
}

/**
 * The pixels of a PNG in 8 bits, whatever its kind: grey, colour, indexed, transparent, interlaced, 1 to 16 bits.
 *
 * @throws ImageDamagedError where it is cut short, fails its checksums, or is coded in a way that is not known.
 */
export function decodePng(bytes: Uint8Array, name: string): SourceImage {
  if (!isWhole(bytes)) throw new ImageDamagedError(name, 'PNG', 'it is cut short');
  try {
    return toImage(decode(bytes, { checkCrc: true }));
  } catch (cause) {
    throw new ImageDamagedError(name, 'PNG', reasonOf(cause), cause);
  }
}
