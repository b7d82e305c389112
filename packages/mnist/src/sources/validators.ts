import type { Validators } from './download-store.js';

/** What an answer says of the version of its file. */
export function validatorsOf(response: Response): Validators {
  return { etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
}

/** Headers that ask for the file only if it has changed since (RFC 9110, 13.1). */
export function ifChanged({ etag, lastModified }: Validators): Record<string, string> {
  if (etag) return { 'if-none-match': etag };
  return lastModified ? { 'if-modified-since': lastModified } : {};
}

/**
 * Headers that ask for the file from byte `start` on, or for all of it where it has changed (RFC 9110, 13.1.5), or
 * null: without a validator that a range may rely on (a weak ETag is none), parts of two versions could be mixed.
 */
export function fromByte(start: number, { etag, lastModified }: Validators): Record<string, string> | null {
  const validator = etag && !etag.startsWith('W/') ? etag : lastModified;
  return validator ? { range: `bytes=${start}-`, 'if-range': validator } : null;
}

/** What was kept of a version, read back: what is not a string was never there. */
export function toValidators(kept: unknown): Validators {
  const { etag, lastModified }: { etag?: unknown; lastModified?: unknown } = Object(kept);
  return {
    etag: typeof etag === 'string' ? etag : null,
    lastModified: typeof lastModified === 'string' ? lastModified : null,
  };
}
