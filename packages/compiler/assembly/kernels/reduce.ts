/*
 * Sums the gradients of the lane groups, for a range of slices: sum[j] = Σ over groups of parts[group][j]. The order is
 * always that of the groups, whichever thread computed them. The parts are `partStride` bytes apart.
 */
export function reduce(
  parts: usize,
  partStride: i32,
  sum: usize,
  sliceBytes: i32,
  groups: i32,
  from: i32,
  to: i32,
): void {
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    let part = parts + at;
    let total = v128.load(part);
    for (let group = 1; group < groups; group++) {
      part += partStride;
      total = f32x4.add(total, v128.load(part));
    }
    v128.store(sum + at, total);
  }
}
