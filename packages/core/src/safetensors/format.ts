/** Bytes of the header size, a little-endian u64 at the start of the file. */
export const HEADER_SIZE_BYTES = 8;

/** The largest header that the format allows, in bytes. */
export const MAX_HEADER_BYTES = 100_000_000;

/** The header's key for metadata. No tensor can have this name. */
export const METADATA_KEY = '__metadata__';

/** A dtype that is read: float32, half precision, bfloat16, or the 64-bit integers of the counters in a state dict of PyTorch. */
export type SafetensorsDtype = 'F32' | 'F16' | 'BF16' | 'I64';

/** The dtypes that are read, with their bytes per value. Each F16 and BF16 is exactly a float32. */
export const DTYPE_BYTES: Readonly<Record<SafetensorsDtype, number>> = {
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
};
