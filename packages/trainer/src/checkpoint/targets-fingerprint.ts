/** The 32-bit FNV-1a hash of the bytes of soft targets or sample weights, in hexadecimal. */
export function targetsFingerprint({ buffer, byteOffset, byteLength }: Float32Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
