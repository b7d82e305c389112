/** Signatures of other file formats. */
const KNOWN: readonly (readonly [offset: number, signature: string, what: string])[] = [
  [0, 'GIF8', 'a GIF image'],
  [0, 'BM', 'a BMP image'],
  [0, 'II*\0', 'a TIFF image'],
  [0, 'MM\0*', 'a TIFF image'],
  [4, 'ftyphei', 'a HEIC image'],
  [4, 'ftypmif1', 'a HEIC image'],
  [4, 'ftypavif', 'an AVIF image'],
  [0, '%PDF', 'a PDF'],
  [0, 'PK', 'a zip archive'],
];

/** Whether a description of `describeFormat()` is that of an image in another format, which can be converted. */
export function isImageFormat(description: string): boolean {
  return description.endsWith(' image');
}

const TEXT = /^[\p{L}\p{N}\p{P}\p{S}\p{Z}\s]*$/u;
const SHOWN = 24;

/**
 * Describes a file that is not a PNG, JPEG or WebP by its first bytes: "a GIF image", "text: digits of…".
 *
 * @example
 * ```ts
 * import { describeFormat } from '@lenet5/mnist/decode';
 *
 * console.log(describeFormat(new TextEncoder().encode('GIF89a'))); // a GIF image
 * ```
 */
export function describeFormat(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'it is empty';
  const start = Buffer.from(bytes.subarray(0, 256));
  const head = start.toString('latin1');
  const known = KNOWN.find(([offset, signature]) => head.startsWith(signature, offset));
  if (known) return known[2];
  const text = start.toString('utf8').replace(/\ufffd$/, '');
  if (!TEXT.test(text))
    return `it starts with the bytes ${start
      .subarray(0, 4)
      .toString('hex')
      .replace(/..(?=.)/g, '$& ')}`;
  if (/^\s*(<\?xml|<svg)/.test(text)) return 'an SVG or XML file';
  const line = text.trim().replace(/\s+/g, ' ');
  return `text: "${line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line}"`;
}
