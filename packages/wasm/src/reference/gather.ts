/** The naive twin of assembly/gather.ts: x [outer, extent, slice] → [outer, indices, slice]. */
export function gatherReference(
  x: ArrayLike<number>,
  indices: ArrayLike<number>,
  outer: number,
  extent: number,
  slice: number,
): number[] {
  const y: number[] = [];
  for (let o = 0; o < outer; o++) {
    for (const index of Array.from(indices)) {
      for (let s = 0; s < slice; s++) y.push(x[(o * extent + index) * slice + s]!);
    }
  }
  return y;
}
