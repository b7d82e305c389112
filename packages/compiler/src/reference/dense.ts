/** y[o] = bias[o] + Σ x[i] · kernel[i][o], of one sample. */
export function dense(
  x: Float64Array,
  kernel: Float64Array,
  bias: Float64Array | undefined,
  outputs: number,
): Float64Array {
  return Float64Array.from({ length: outputs }, (_, o) =>
    x.reduce((sum, value, i) => sum + value * kernel[i * outputs + o]!, bias?.[o] ?? 0),
  );
}

/** Adds the gradients of kernel and bias, of one sample, to those given. */
export function denseWeightGradients(
  x: Float64Array,
  dy: Float64Array,
  dKernel: Float64Array,
  dBias: Float64Array | undefined,
): void {
  for (const [i, value] of x.entries()) {
    for (const [o, gradient] of dy.entries()) dKernel[i * dy.length + o]! += value * gradient;
  }
  if (!dBias) return;
  for (const [o, gradient] of dy.entries()) dBias[o]! += gradient;
}

/** dx[i] = Σ kernel[i][o] · dy[o], of one sample. */
export function denseInputGradient(dy: Float64Array, kernel: Float64Array, inputs: number): Float64Array {
  return Float64Array.from({ length: inputs }, (_, i) =>
    dy.reduce((sum, gradient, o) => sum + kernel[i * dy.length + o]! * gradient, 0),
  );
}
