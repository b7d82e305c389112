/** ln Σ exp z of one row, without overflow for large logits. */
function logSumExp(logits: ArrayLike<number>, start: number, classes: number): number {
  let peak = Number.NEGATIVE_INFINITY;
  for (let c = start; c < start + classes; c++) peak = Math.max(peak, logits[c] as number);
  let sum = 0;
  for (let c = start; c < start + classes; c++) sum += Math.exp((logits[c] as number) - peak);
  return peak + Math.log(sum);
}

/** The mean over the rows of −Σ t·ln softmax(z). */
export function meanCrossEntropy(
  targets: ArrayLike<number>,
  logits: ArrayLike<number>,
  classes: number,
): number {
  let loss = 0;
  for (let start = 0; start < logits.length; start += classes) {
    const logSum = logSumExp(logits, start, classes);
    for (let c = start; c < start + classes; c++) {
      loss += (targets[c] as number) * (logSum - (logits[c] as number));
    }
  }
  return (loss * classes) / logits.length;
}

/** Its gradient with respect to the logits, times `dy`: (softmax(z)·Σt − t) / rows. */
export function crossEntropyGradient(
  targets: ArrayLike<number>,
  logits: ArrayLike<number>,
  dy: number,
  gradient: Float32Array,
  classes: number,
): void {
  const scale = (dy * classes) / logits.length;
  for (let start = 0; start < logits.length; start += classes) {
    const logSum = logSumExp(logits, start, classes);
    let weight = 0;
    for (let c = start; c < start + classes; c++) weight += targets[c] as number;
    for (let c = start; c < start + classes; c++) {
      gradient[c] = scale * (weight * Math.exp((logits[c] as number) - logSum) - (targets[c] as number));
    }
  }
}
