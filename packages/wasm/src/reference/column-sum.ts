/** The naive twin of assembly/column-sum.ts, in float64: x [rows, columns] → [columns]. */
export function columnSumReference(x: ArrayLike<number>, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < x.length; i++) sums[i % columns]! += x[i]!;
  return sums;
}
