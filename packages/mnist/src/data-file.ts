import { platform } from '#platform';
import { CANONICAL_DIGESTS, type FileRole } from './canonical-digests.js';
import { DigestMismatchError } from './errors/data-errors.js';
import { gunzip, isGzip } from './gunzip.js';
import type { IdxArray } from './idx-array.js';
import { readIdx } from './read-idx.js';

/** One of the four files of a data set. */
export interface DataFile {
  /** Which of the four files it is. */
  readonly role: FileRole;
  /** Its path or address, to display. */
  readonly location: string;
  /**
   * SHA-256 of the decompressed file in hex; null without Web Crypto (in an insecure context), and of a streamed file that has not the size of
   * that of MNIST.
   */
  readonly sha256: string | null;
  /** Whether it has the digest of the canonical MNIST file. */
  readonly canonical: boolean;
}

/** A file and its content. */
export interface DecodedFile extends DataFile {
  readonly array: IdxArray;
}

/**
 * Decompresses, hashes and reads one file.
 *
 * @throws {BrokenGzipError} See {@link gunzip}.
 * @throws One of the IDX errors; see {@link readIdx}.
 */
export async function decodeFile(
  role: FileRole,
  location: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<DecodedFile> {
  const plain = isGzip(bytes) ? await gunzip(bytes, location) : bytes;
  const array = readIdx(plain, location);
  const digest = await platform.sha256(plain);
  return { role, location, sha256: digest, canonical: digest === CANONICAL_DIGESTS[role], array };
}

/** @throws {DigestMismatchError} if the digest is known and not that of the canonical file. */
export function requireCanonical(file: DataFile, remedy: string): void {
  if (file.sha256 === null || file.canonical) return;
  throw new DigestMismatchError(
    file.location,
    `SHA-256 ${file.sha256}`,
    CANONICAL_DIGESTS[file.role],
    remedy,
  );
}
