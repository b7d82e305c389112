import * as tf from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { type CompileOptions, compile } from '../compile.js';
import { lowerModel } from '../lower/lower-model.js';
import type { Draw } from '../reference/dropout.js';
import { networkGradients } from '../reference/network-gradients.js';

/** Loss summed over a batch, hits, and the gradient of the mean loss by each weight, in the model's order. */
export interface Gradients {
  readonly lossSum: number;
  readonly correct: number;
  readonly gradients: readonly ArrayLike<number>[];
}

/** A batch as a program takes it. */
export interface ByteBatch {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** As a compiled program sees it: the first moment after one step of SGD with momentum is the gradient itself. */
export async function programGradients(
  model: Sequential,
  batch: ByteBatch,
  options: CompileOptions = {},
): Promise<Gradients> {
  const program = await compile(model, {
    ...options,
    batchSize: batch.labels.length,
    optimizer: { name: 'sgd', momentum: 0.5 },
    train: batch,
  });
  const order = Uint32Array.from(batch.labels.keys());
  const { lossSum, correct } = await program.train({ order, learningRates: Float32Array.of(0) });
  const { moments } = await program.state();
  await program.dispose();
  return { lossSum, correct, gradients: moments.map(({ values }) => values) };
}

/** As the float64 twin sees it; without a draw dropout drops nothing. */
export function referenceGradients(
  model: Sequential,
  batch: ByteBatch,
  labelSmoothing = 0,
  draw?: Draw,
): Gradients {
  const network = lowerModel(model);
  const weights = new Map(
    network.weights.map((weight, index) => [
      weight,
      Float64Array.from(model.getWeights()[index]!.dataSync()),
    ]),
  );
  const pixels = batch.images.length / batch.labels.length;
  const images = Array.from(batch.labels, (_, sample) =>
    Float64Array.from(batch.images.subarray(sample * pixels, (sample + 1) * pixels), (pixel) => pixel / 255),
  );
  const labels = [...batch.labels];
  const found = networkGradients(network, weights, { images, labels }, labelSmoothing, draw);
  return { ...found, gradients: network.weights.map((weight) => found.gradients.get(weight)!) };
}

/** As tfjs sees it, on the backend that is set. */
export function tfjsGradients(model: Sequential, batch: ByteBatch, labelSmoothing = 0): Gradients {
  return tf.tidy(() => {
    const count = batch.labels.length;
    const shape = [count, ...model.inputs[0]!.shape.slice(1).map(Number)];
    const x = tf.tensor(
      Float32Array.from(batch.images, (pixel) => pixel / 255),
      shape,
    );
    const classes = Number((model.outputShape as number[])[1]);
    const labels = tf.tensor1d(Array.from(batch.labels), 'int32');
    const oneHot = tf.oneHot(labels, classes);
    const target = tf.add(tf.mul(oneHot, 1 - labelSmoothing), labelSmoothing / classes);
    const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
    const { value, grads } = tf.variableGrads(() => {
      const probabilities = model.apply(x, { training: true }) as tf.Tensor;
      return tf.neg(tf.div(tf.sum(tf.mul(target, tf.log(probabilities))), count));
    }, variables);
    const best = tf.argMax(model.predict(x) as tf.Tensor, 1).dataSync();
    return {
      lossSum: value.dataSync()[0]! * count,
      correct: batch.labels.filter((label, sample) => label === best[sample]).length,
      gradients: variables.map(({ name }) => grads[name]!.dataSync()),
    };
  });
}

/** ‖found − right‖ / ‖right‖. NaN where anything is not a number or a size differs. */
export function relativeError(found: ArrayLike<number>, right: ArrayLike<number>): number {
  if (found.length !== right.length) return Number.NaN;
  let [difference, norm] = [0, 0];
  for (let at = 0; at < right.length; at++) {
    difference += (found[at]! - right[at]!) ** 2;
    norm += right[at]! ** 2;
  }
  return norm === 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm);
}
