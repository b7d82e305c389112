/** Bytes of the header size, a little-endian u64 at the start of the file. */
export const HEADER_SIZE_BYTES = 8;

/** The largest header that the format allows, in bytes. */
export const MAX_HEADER_BYTES = 100_000_000;

/** The header's key for metadata. No tensor can have this name. */
export const METADATA_KEY = '__metadata__';

/** Bytes of an F32. */
export const F32_BYTES = 4;
