/*
 * Keeps the gradients of the connections of a convolution with a connection table, for a range of slices: gradient &= bits.
 * It has all bits where there is a connection and none elsewhere, so absent weights stay 0.
 */
export function mask(gradient: usize, bits: usize, sliceBytes: i32, from: i32, to: i32): void {
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    v128.store(gradient + at, v128.and(v128.load(gradient + at), v128.load(bits + at)));
  }
}
