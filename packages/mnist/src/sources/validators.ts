import type { Validators } from './download-store.js';

/** The validators in a response. */
export function validatorsOf(response: Response): Validators {
  return { etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
}

/** Request headers for the file only if it has changed (RFC 9110, section 13.1). */
export function ifChanged({ etag, lastModified }: Validators): Record<string, string> {
  if (etag) return { 'if-none-match': etag };
  return lastModified ? { 'if-modified-since': lastModified } : {};
}

/**
 * Request headers for the bytes from `start`, or for the whole file if it has changed (RFC 9110, section 13.1.5). Null without
 * a strong ETag or a date, because parts of two versions could be mixed.
 */
export function fromByte(start: number, { etag, lastModified }: Validators): Record<string, string> | null {
  const validator = etag && !etag.startsWith('W/') ? etag : lastModified;
  return validator ? { range: `bytes=${start}-`, 'if-range': validator } : null;
}

/** Reads stored validators. A value that is not a string counts as missing. */
export function toValidators(kept: unknown): Validators {
  const { etag, lastModified }: { etag?: unknown; lastModified?: unknown } = Object(kept);
  return {
    etag: typeof etag === 'string' ? etag : null,
    lastModified: typeof lastModified === 'string' ? lastModified : null,
  };
}
