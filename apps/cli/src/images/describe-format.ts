/** How other files begin: an offset, and the signs that stand there. */
const KNOWN: readonly (readonly [offset: number, signs: string, what: string])[] = [
  [8, 'WEBP', 'a WebP picture'],
  [0, 'GIF8', 'a GIF picture'],
  [0, 'BM', 'a BMP picture'],
  [0, 'II*\0', 'a TIFF picture'],
  [0, 'MM\0*', 'a TIFF picture'],
  [4, 'ftyphei', 'a HEIC picture'],
  [4, 'ftypmif1', 'a HEIC picture'],
  [4, 'ftypavif', 'an AVIF picture'],
  [0, '%PDF', 'a PDF'],
  [0, 'PK', 'a zip archive'],
];

const TEXT = /^[\p{L}\p{N}\p{P}\p{S}\p{Z}\s]*$/u;
const SHOWN = 24;

/** What a file that is no PNG or JPEG seems to be, in words: "a WebP picture", "text: digits of…". */
export function describeFormat(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'it is empty';
  const start = Buffer.from(bytes.subarray(0, 256));
  const signs = start.toString('latin1');
  const known = KNOWN.find(([offset, sign]) => signs.startsWith(sign, offset));
  if (known) return known[2];
  const text = start.toString('utf8').replace(/\ufffd$/, '');
  if (!TEXT.test(text))
    return `it begins with the bytes ${start
      .subarray(0, 4)
      .toString('hex')
      .replace(/..(?=.)/g, '$& ')}`;
  if (/^\s*(<\?xml|<svg)/.test(text)) return 'an SVG or XML file';
  const line = text.trim().replace(/\s+/g, ' ');
  return `text: "${line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line}"`;
}
