/** The probabilities e^zᵢ / Σ e^zⱼ, computed from z less its largest so that nothing overflows. */
export function softmax(logits: Float64Array): Float64Array {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The loss of one image: −ln of the probability given to its true class, in nats. */
export function crossEntropy(probabilities: Float64Array, label: number): number {
  return -Math.log(probabilities[label] ?? 0);
}

/** The gradient of that loss by the logits: the probabilities, less one at the true class. */
export function lossGradient(probabilities: Float64Array, label: number): Float64Array {
  return probabilities.map((probability, unit) => probability - (unit === label ? 1 : 0));
}
