/** The naive twin of assembly/tanh.ts, in float64. */
export function tanhReference(x: ArrayLike<number>): Float64Array {
  return Float64Array.from(x, Math.tanh);
}

/** The naive twin of assembly/tanh-grad.ts, in float64. */
export function tanhGradReference(y: ArrayLike<number>, dy: ArrayLike<number>): Float64Array {
  return Float64Array.from(y, (value, i) => dy[i]! * (1 - value * value));
}

/** The naive twin of assembly/softmax-grad.ts, in float64, over rows of `classes`. */
export function softmaxGradReference(
  y: ArrayLike<number>,
  dy: ArrayLike<number>,
  classes: number,
): Float64Array {
  return Float64Array.from(y, (value, i) => {
    const start = i - (i % classes);
    let dot = 0;
    for (let c = start; c < start + classes; c++) dot += y[c]! * dy[c]!;
    return value * (dy[i]! - dot);
  });
}
