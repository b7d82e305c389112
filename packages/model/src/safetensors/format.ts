/** Bytes of the header's length, a little-endian u64, at the start of the file. */
export const LENGTH_BYTES = 8;

/** The longest header the format allows, in bytes. */
export const MAX_HEADER_BYTES = 100_000_000;

/** The header's key for free text. No tensor has this name. */
export const METADATA_KEY = '__metadata__';

/** Bytes of an F32. */
export const F32_BYTES = 4;
