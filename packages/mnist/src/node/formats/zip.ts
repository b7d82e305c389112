import { inflateRawSync } from 'node:zlib';
import { DataFormatError } from '../../errors/data-format-error.js';
import { expansionLimit } from '../../gunzip.js';
import { asBytes } from '../as-bytes.js';

const [END, ENTRY] = [0x06054b50, 0x02014b50];
const [END_BYTES, ENTRY_BYTES, LOCAL_BYTES] = [22, 46, 30];
/** The longest comment, which ends the file. */
const COMMENT_BYTES = 65_535;
const STORED = 0;

/** The bytes of an archive, in memory or in a file. */
export interface ArchiveBytes {
  readonly length: number;
  /** Reads bytes; fewer if the archive ends before. */
  read(start: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** An archive in memory. */
export function inMemory(bytes: Uint8Array<ArrayBuffer>): ArchiveBytes {
  return {
    length: bytes.length,
    read: async (start, length) => bytes.subarray(start, start + length),
  };
}

/** An entry of the central directory. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly size: number;
  /** Where its local header starts. */
  readonly start: number;
}

/**
 * The files of a zip archive by name, read and decompressed on demand (APPNOTE.TXT 6.3.10, without ZIP64 sizes above 4 GiB).
 *
 * @param limit the most bytes to which so many compressed bytes may expand
 * @throws {DataFormatError} if it is damaged.
 */
export async function readZip(
  archive: ArchiveBytes,
  path: string,
  limit: (compressed: number) => number = expansionLimit,
): Promise<ReadonlyMap<string, () => Promise<Uint8Array<ArrayBuffer>>>> {
  const entries = await readDirectory(archive, path);
  return new Map(
    entries.map((entry) => [
      entry.name,
      async () => {
        const content = await readEntry(archive, path, entry);
        if (entry.method === STORED) return content;
        return inflate(content, path, entry.name, limit(entry.size));
      },
    ]),
  );
}

/** The central directory, which is before the end of the archive. */
async function readDirectory(archive: ArchiveBytes, path: string): Promise<Entry[]> {
  const start = Math.max(0, archive.length - END_BYTES - COMMENT_BYTES);
  const tail = viewOf(await archive.read(start, archive.length - start));
  let end = tail.byteLength - END_BYTES;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw damaged(path, 'no end of the central directory');
  const from = tail.getUint32(end + 16, true);
  const directory = viewOf(await archive.read(from, Math.max(0, start + end - from)));
  const entries: Entry[] = [];
  let at = 0;
  for (let left = tail.getUint16(end + 10, true); left > 0; left--) {
    if (at + ENTRY_BYTES > directory.byteLength || directory.getUint32(at, true) !== ENTRY)
      throw damaged(path, 'a broken entry');
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) =>
      directory.getUint16(at + field, true),
    ) as [number, number, number];
    const name = new Uint8Array(
      directory.buffer,
      directory.byteOffset + at + ENTRY_BYTES,
      Math.min(nameBytes, directory.byteLength - at - ENTRY_BYTES),
    );
    entries.push({
      name: new TextDecoder().decode(name),
      method: directory.getUint16(at + 10, true),
      size: directory.getUint32(at + 20, true),
      start: directory.getUint32(at + 42, true),
    });
    at += ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}

/** The compressed bytes of an entry. */
async function readEntry(
  archive: ArchiveBytes,
  path: string,
  { name, size, start }: Entry,
): Promise<Uint8Array<ArrayBuffer>> {
  if (start + LOCAL_BYTES > archive.length) throw damaged(path, `${name} is outside of the file`);
  const local = viewOf(await archive.read(start, LOCAL_BYTES));
  if (local.byteLength < LOCAL_BYTES) throw damaged(path, `${name} is outside of the file`);
  const first = start + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  if (first + size > archive.length) throw damaged(path, `${name} is truncated`);
  const content = await archive.read(first, size);
  if (content.length < size) throw damaged(path, `${name} is truncated`);
  return content;
}

/** @throws {DataFormatError} also if there is far more data than in any file of images, as `gunzip()` does. */
function inflate(content: Uint8Array, path: string, name: string, limit: number): Uint8Array<ArrayBuffer> {
  try {
    return asBytes(inflateRawSync(content, { maxOutputLength: limit }));
  } catch {
    throw damaged(path, `${name} cannot be decompressed`);
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function damaged(path: string, found: string): DataFormatError {
  return new DataFormatError(path, 'is a damaged archive', found, 'copy or download it again');
}
