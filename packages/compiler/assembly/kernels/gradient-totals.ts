/*
 * The totals over all weights of the sums of their slices, in the order of the slices, so they do not depend on the threads.
 *
 *   factor = min(1, norm / √Σ squares)
 *   loss sum of the step += samples · Σ penalties
 *
 *   result  | loss sum: f64 | …                                        the end of a StepRecord
 */
export function gradientTotals(
  squares: usize,
  squareCount: i32,
  penalties: usize,
  penaltyCount: i32,
  norm: f32,
  factor: usize,
  result: usize,
  samples: i32,
): void {
  const length = Math.sqrt(total(squares, squareCount));
  store<f32>(factor, length > <f64>norm ? <f32>(<f64>norm / length) : 1);
  store<f64>(result, load<f64>(result) + <f64>samples * total(penalties, penaltyCount));
}

function total(sums: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let at = 0; at < count << 2; at += 4) sum += <f64>load<f32>(sums + at);
  return sum;
}
