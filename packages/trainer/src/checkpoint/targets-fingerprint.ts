import { FNV_OFFSET_BASIS, fnv1a, hexHash } from './fnv1a.js';

/** The 32-bit FNV-1a hash of the bytes of soft targets or sample weights, in hexadecimal. */
export function targetsFingerprint({ buffer, byteOffset, byteLength }: Float32Array): string {
  return hexHash(fnv1a(FNV_OFFSET_BASIS, new Uint8Array(buffer, byteOffset, byteLength)));
}
