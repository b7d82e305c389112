/** The 32-bit FNV-1a hash of nothing. */
export const FNV_OFFSET_BASIS = 0x811c9dc5;

const PRIME = 0x01000193;

/** Continues a 32-bit FNV-1a hash with every `stride`th value, from `first` on. */
export function fnv1a(hash: number, values: ArrayLike<number>, first = 0, stride = 1): number {
  let next = hash;
  for (let at = first; at < values.length; at += stride) next = Math.imul(next ^ (values[at] ?? 0), PRIME);
  return next;
}

/** A hash in hexadecimal. */
export function hexHash(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}
