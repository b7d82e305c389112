/**
 * lowbias32, an integer hash by Chris Wellons: a bijection of 32-bit words in which each input bit affects every output
 * bit.
 *
 * @returns a signed 32-bit integer
 */
export function mix(word: number): number {
  let bits = word ^ (word >>> 16);
  bits = Math.imul(bits, 0x7feb352d);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x846ca68b);
  return bits ^ (bits >>> 16);
}
