import { laneMask, sumLanes } from '../../lanes';

/*
 * The first two moments of each channel in one lane group, over samples, rows and columns:
 *
 *   sums[u]        Σ x[u][row][column]
 *   deviations[u]  Σ (x[u][row][column] − mean)²        mean = sums[u] / (samples · rows · columns)
 *
 *   x  [units][rows][columns] vectors
 *
 * Deviations from the mean of the lane group lose fewer digits than Σ x². batch-statistics.ts joins the lane groups. Lanes from
 * `samples` on hold no sample and do not count.
 */
export function channelMoments(
  x: usize,
  xRow: i32,
  xUnit: i32,
  sums: usize,
  deviations: usize,
  units: i32,
  rows: i32,
  columns: i32,
  samples: i32,
): void {
  const lanes = laneMask(samples);
  const share: f32 = 1 / <f32>(samples * rows * columns);
  for (let u = 0; u < units; u++) {
    const sum = total(v128.and(lanes, lineSums(x, xRow, rows, columns, f32x4.splat(0), false)));
    store<f32>(sums, sum);
    const mean = f32x4.splat(sum * share);
    store<f32>(deviations, total(v128.and(lanes, lineSums(x, xRow, rows, columns, mean, true))));
    sums += 4;
    deviations += 4;
    x += xUnit;
  }
}

/** The sum of the four lanes. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function total(a: v128): f32 {
  return f32x4.extract_lane(sumLanes(a, a, a, a), 0);
}

/** For each lane, Σ (x − mean)², or Σ x. `squares` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function lineSums(line: usize, xRow: i32, rows: i32, columns: i32, mean: v128, squares: bool): v128 {
  let a = f32x4.splat(0),
    b = a,
    c = a,
    d = a;
  for (let row = 0; row < rows; row++) {
    const end = line + (columns << 4);
    let at = line;
    for (; at + 48 < end; at += 64) {
      a = f32x4.add(a, term(v128.load(at), mean, squares));
      b = f32x4.add(b, term(v128.load(at, 16), mean, squares));
      c = f32x4.add(c, term(v128.load(at, 32), mean, squares));
      d = f32x4.add(d, term(v128.load(at, 48), mean, squares));
    }
    for (; at < end; at += 16) a = f32x4.add(a, term(v128.load(at), mean, squares));
    line += xRow;
  }
  return f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function term(x: v128, mean: v128, squares: bool): v128 {
  if (!squares) return x;
  const difference = f32x4.sub(x, mean);
  return f32x4.mul(difference, difference);
}
