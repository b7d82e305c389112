import { CANONICAL_DIGESTS, type FileRole } from './canonical-digests.js';
import { DigestMismatchError } from './errors/data-errors.js';
import { gunzip, isGzip } from './gunzip.js';
import type { IdxArray } from './idx-array.js';
import { readIdx } from './read-idx.js';
import { sha256 } from './sha256.js';

/** One of the four files, read. */
export interface DataFile {
  readonly role: FileRole;
  /** Its path or address, for people. */
  readonly location: string;
  /** SHA-256 of the decompressed file in hex; null where there is no Web Crypto (an insecure context). */
  readonly sha256: string | null;
  /** Whether that is the digest of the canonical MNIST's file. */
  readonly canonical: boolean;
}

/** A file and what it holds. */
export interface DecodedFile extends DataFile {
  readonly array: IdxArray;
}

/**
 * Decompresses, digests and reads one file.
 *
 * @throws {BrokenGzipError} See {@link gunzip}.
 * @throws {MnistError} One of the IDX errors; see {@link readIdx}.
 */
export async function decodeFile(
  role: FileRole,
  location: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<DecodedFile> {
  const plain = isGzip(bytes) ? await gunzip(bytes, location) : bytes;
  const array = readIdx(plain, location);
  const digest = await sha256(plain);
  return { role, location, sha256: digest, canonical: digest === CANONICAL_DIGESTS[role], array };
}

/** @throws {DigestMismatchError} The file is not the canonical one (and there is Web Crypto to tell). */
export function requireCanonical(file: DataFile, wayOut: string): void {
  if (file.sha256 === null || file.canonical) return;
  throw new DigestMismatchError(file.location, file.sha256, CANONICAL_DIGESTS[file.role], wayOut);
}
