import type { Layer, Parameter } from './layer.js';

/** The softmax of logits. */
function softmax(logits: Float64Array): Float64Array {
  const peak = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - peak));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * Adds a batch's gradient of the mean cross-entropy to every parameter.
 *
 * @param images Each 0 to 1.
 * @param smoothing Share of the target that all classes get evenly.
 * @returns The mean cross-entropy, in nats.
 */
export function backpropagate(
  layers: readonly Layer[],
  images: readonly Float64Array[],
  labels: readonly number[],
  smoothing = 0,
): number {
  let loss = 0;
  images.forEach((image, index) => {
    const logits = layers.reduce<Float64Array>((activations, layer) => layer.forward(activations), image);
    const probabilities = softmax(logits);
    const targets = probabilities.map(
      (_, at) => (at === labels[index] ? 1 - smoothing : 0) + smoothing / logits.length,
    );
    loss -=
      targets.reduce((sum, target, at) => sum + target * Math.log(probabilities[at]!), 0) / images.length;
    const slope = probabilities.map((probability, at) => (probability - targets[at]!) / images.length);
    layers.reduceRight<Float64Array>((gradient, layer) => layer.backward(gradient), slope);
  });
  return loss;
}

/** All parameters of a network, in order. */
export const parametersOf = (layers: readonly Layer[]): Parameter[] =>
  layers.flatMap((layer) => layer.parameters);

/**
 * Adam, ε after the bias correction (Kingma & Ba 2015, Algorithm 1).
 *
 * @returns A function that takes one step, at a learning rate, with the gradients gathered since the last, and
 * clears them.
 */
export function adam(parameters: readonly Parameter[]): (rate: number) => void {
  const first = parameters.map(({ values }) => new Float64Array(values.length));
  const second = parameters.map(({ values }) => new Float64Array(values.length));
  let step = 0;
  return (rate) => {
    step += 1;
    parameters.forEach(({ values, gradient }, which) => {
      const [m, v] = [first[which]!, second[which]!];
      gradient.forEach((slope, at) => {
        m[at] = 0.9 * m[at]! + 0.1 * slope;
        v[at] = 0.999 * v[at]! + 0.001 * slope ** 2;
        const [mean, square] = [m[at]! / (1 - 0.9 ** step), v[at]! / (1 - 0.999 ** step)];
        values[at]! -= (rate * mean) / (Math.sqrt(square) + 1e-7);
      });
      gradient.fill(0);
    });
  };
}
