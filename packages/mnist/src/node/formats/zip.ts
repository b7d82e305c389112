import { inflateRawSync } from 'node:zlib';
import { DataFormatError } from '../../errors/data-format-error.js';
import { expansionLimit } from '../../gunzip.js';

const [END, ENTRY] = [0x06054b50, 0x02014b50];
const END_BYTES = 22;
const STORED = 0;

/**
 * The files of a zip archive by name, decompressed when they are read (APPNOTE.TXT 6.3.10, without ZIP64 sizes above 4 GiB).
 *
 * @param limit the most bytes to which so many compressed bytes may expand
 * @throws {DataFormatError} if it is damaged.
 */
export function readZip(
  bytes: Uint8Array,
  path: string,
  limit: (compressed: number) => number = expansionLimit,
): ReadonlyMap<string, () => Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw damaged(path, 'no end of the central directory');
  const files = new Map<string, () => Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw damaged(path, 'a broken entry');
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes));
    const method = view.getUint16(at + 10, true);
    const [size, header] = [view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    files.set(name, () => {
      if (header + 30 > bytes.length) throw damaged(path, `${name} is outside of the file`);
      const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
      const content = bytes.subarray(start, start + size);
      if (content.length < size) throw damaged(path, `${name} is truncated`);
      return method === STORED ? content : inflate(content, path, name, limit(size));
    });
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return files;
}

/** @throws {DataFormatError} also if there is far more data than in any file of images, as `gunzip()` does. */
function inflate(content: Uint8Array, path: string, name: string, limit: number): Uint8Array {
  try {
    return new Uint8Array(inflateRawSync(content, { maxOutputLength: limit }));
  } catch {
    throw damaged(path, `${name} cannot be decompressed`);
  }
}

function damaged(path: string, found: string): DataFormatError {
  return new DataFormatError(path, 'is a damaged archive', found, 'copy or download it again');
}
