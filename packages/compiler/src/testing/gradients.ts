import type { PlainModel } from '@lenet5/core';
import { type Distillation, networkGradients, networkTargetGradients, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, metrics } from '@tensorflow/tfjs-layers';
import { compile } from '../compile.js';
import type { CompileOptions } from '../compile-options.js';
import { lowerModel } from '../lower/lower-model.js';
import {
  type DropoutStep,
  gradientsByWeight,
  referenceInput,
  referenceLayers,
  referenceWeights,
} from './reference-layers.js';

/**
 * Loss summed over a batch, correct predictions, and the gradient of the mean loss with respect to each weight, in the
 * model's order.
 */
export interface Gradients {
  readonly lossSum: number;
  readonly correct: number;
  readonly gradients: readonly ArrayLike<number>[];
}

/** A batch in the form that a program takes. */
export interface ByteBatch {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** A batch of a model that does not end in a softmax. */
export interface TargetBatch {
  readonly images: Uint8Array;
  readonly targets: Float32Array;
}

const LOSSES = {
  softmax: 'sparseCategoricalCrossentropy',
  sigmoid: 'binaryCrossentropy',
  values: 'meanSquaredError',
} as const;

/** The head of a model, by its last activation. */
export function headOfModel({ layers }: Pick<LayersModel | PlainModel, 'layers'>): keyof typeof LOSSES {
  const last = layers.at(-1);
  const { activation }: { activation?: unknown } = last?.getConfig() ?? {};
  if (last?.getClassName() === 'Softmin') return 'softmax';
  return activation === 'softmax' || activation === 'sigmoid' ? activation : 'values';
}

/** The loss of a model, by its last activation. */
export function lossOf(model: Pick<LayersModel | PlainModel, 'layers'>): CompileOptions['loss'] & string {
  return LOSSES[headOfModel(model)];
}

/** Gradients from a compiled program: after one step of SGD with momentum, the first moment is the gradient. */
export async function programGradients(
  model: LayersModel | PlainModel,
  batch: ByteBatch | TargetBatch,
  options: CompileOptions = {},
): Promise<Gradients> {
  const pixels = model.inputs[0]!.shape.slice(1).reduce((product: number, size) => product * Number(size), 1);
  const count = batch.images.length / pixels;
  const program = await compile(model, {
    loss: lossOf(model),
    ...options,
    batchSize: count,
    optimizer: { name: 'sgd', momentum: 0.5 },
    train: batch,
  });
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  const { lossSum, correct } = await program.train({ order, learningRates: Float32Array.of(0) });
  const { moments } = await program.state();
  await program.dispose();
  return { lossSum, correct, gradients: moments.map(({ values }) => values) };
}

/** Gradients from the float64 reference. Without `dropout` nothing is dropped. */
export function referenceGradients(
  model: LayersModel | PlainModel,
  { images, labels }: ByteBatch,
  labelSmoothing = 0,
  dropout?: DropoutStep,
  distillation?: Distillation,
  freeze: readonly string[] = [],
): Gradients {
  const network = lowerModel(model, { freeze });
  const layers = referenceLayers(network, referenceWeights(network, model), {
    batch: labels.length,
    training: true,
    dropout,
  });
  const x = referenceInput(network, images, labels.length);
  const { loss, correct, gradients } = networkGradients(layers, x, labels, labelSmoothing, distillation);
  const byWeight = gradientsByWeight(network, gradients);
  return {
    lossSum: loss * labels.length,
    correct,
    gradients: network.weights.flatMap((weight) => byWeight.get(weight)?.values ?? []),
  };
}

/** As {@link referenceGradients}, of a model that does not end in a softmax. */
export function referenceTargetGradients(
  model: LayersModel,
  { images, targets }: TargetBatch,
  sampleWeights?: Float32Array,
): Gradients {
  const head = headOfModel(model) === 'sigmoid' ? 'sigmoid' : 'values';
  const network = lowerModel(model, { head });
  const batch = targets.length / network.outputs;
  const layers = referenceLayers(network, referenceWeights(network, model), { batch, training: true });
  const values = tensor([batch, network.outputs] as const, targets);
  const x = referenceInput(network, images, batch);
  const { loss, correct, gradients } = networkTargetGradients(layers, x, { head, values }, sampleWeights);
  const byWeight = gradientsByWeight(network, gradients);
  return {
    lossSum: loss * batch,
    correct,
    gradients: network.weights.flatMap((weight) => byWeight.get(weight)?.values ?? []),
  };
}

/** As {@link tfjsGradients}, of a model that does not end in a softmax, with the loss of tfjs. Nothing is counted. */
export function tfjsTargetGradients(model: LayersModel, { images, targets }: TargetBatch): Gradients {
  return tf.tidy(() => {
    const outputs = Number((model.outputShape as number[])[1]);
    const count = targets.length / outputs;
    const x = tf.tensor(
      Float32Array.from(images, (pixel) => pixel / 255),
      [count, ...model.inputs[0]!.shape.slice(1).map(Number)],
    );
    const y = tf.tensor2d(targets, [count, outputs]);
    const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
    const isSigmoid = headOfModel(model) === 'sigmoid';
    const { value, grads } = tf.variableGrads(() => {
      const p = model.apply(x, { training: true }) as tf.Tensor;
      const loss = isSigmoid ? metrics.binaryCrossentropy(y, p) : metrics.meanSquaredError(y, p);
      return tf.mean(loss) as tf.Scalar;
    }, variables);
    return {
      lossSum: value.dataSync()[0]! * count,
      correct: Number.NaN,
      gradients: variables.map(({ name }) => grads[name]!.dataSync()),
    };
  });
}

/** Gradients from tfjs, on the active backend. The moving averages of the model move, too. */
export function tfjsGradients(model: LayersModel, batch: ByteBatch, labelSmoothing = 0): Gradients {
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
    let best: ArrayLike<number> = [];
    const { value, grads } = tf.variableGrads(() => {
      const probabilities = model.apply(x, { training: true }) as tf.Tensor;
      best = tf.argMax(probabilities, 1).dataSync();
      return tf.neg(tf.div(tf.sum(tf.mul(target, tf.log(probabilities))), count));
    }, variables);
    return {
      lossSum: value.dataSync()[0]! * count,
      correct: batch.labels.filter((label, sample) => label === best[sample]).length,
      gradients: variables.map(({ name }) => grads[name]!.dataSync()),
    };
  });
}

/**
 * ‖found − expected‖ / ‖expected‖; NaN if the sizes differ or a value is not a number.
 * @param leastNorm used instead of a smaller norm of what is expected
 */
export function relativeError(found: ArrayLike<number>, expected: ArrayLike<number>, leastNorm = 0): number {
  if (found.length !== expected.length) return Number.NaN;
  let [difference, norm] = [0, 0];
  for (let at = 0; at < expected.length; at++) {
    difference += (found[at]! - expected[at]!) ** 2;
    norm += expected[at]! ** 2;
  }
  const scale = Math.max(Math.sqrt(norm), leastNorm);
  return scale === 0 ? Math.sqrt(difference) : Math.sqrt(difference) / scale;
}
