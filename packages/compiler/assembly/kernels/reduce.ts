/*
 * The gradient of a batch from those of its groups: sum[j] = Σ over groups of parts[group][j], always in the order of the
 * groups, whichever thread made them, for the bytes from `from` to `to` (both multiples of 16).
 */
export function reduce(parts: usize, sum: usize, groups: i32, stride: i32, from: i32, to: i32): void {
  for (let at = from; at < to; at += 16) {
    let part = parts + at;
    let total = v128.load(part);
    for (let group = 1; group < groups; group++) {
      part += stride;
      total = f32x4.add(total, v128.load(part));
    }
    v128.store(sum + at, total);
  }
}
