import { DataFormatError } from '../../errors/data-format-error.js';

const BLOCK = 512;
const [SIZE_AT, TYPE_AT] = [124, 156];
/** The type of a file: `0`, or a zero byte in the oldest archives. */
const FILE_TYPES = [0x30, 0];

/**
 * The files of a tar archive by name, without their folders (POSIX.1-1988 ustar, without long names).
 *
 * @throws {DataFormatError} if it is truncated, or a size is not a number.
 */
export function readTar(bytes: Uint8Array, path: string): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const text = (start: number, length: number): string =>
    new TextDecoder().decode(bytes.subarray(start, start + length)).replace(/\0.*$/s, '');
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const name = text(at, 100);
    const size = Number.parseInt(text(at + SIZE_AT, 12).trim() || '0', 8);
    const start = at + BLOCK;
    if (!(size >= 0 && start + size <= bytes.length)) {
      const found = Number.isNaN(size) ? `${name} has no size` : `${name} is truncated`;
      throw new DataFormatError(path, 'is a damaged archive', found, 'copy or download it again');
    }
    if (FILE_TYPES.includes(bytes[at + TYPE_AT] ?? -1))
      files.set(name.split('/').at(-1) ?? '', bytes.subarray(start, start + size));
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
