import type { Sequential } from '@tensorflow/tfjs-layers';
import { type ByteBatch, headOfModel, type TargetBatch } from './gradients.js';
import type { Random } from './random.js';

/** `count` random images with random targets for a model that does not end in a softmax: those of sigmoid units are 0 or 1. */
export function randomTargetBatch(random: Random, model: Sequential, count: number): TargetBatch {
  const { images } = randomBatch(random, model, count);
  const isSigmoid = headOfModel(model) === 'sigmoid';
  const size = count * Number((model.outputShape as number[])[1]);
  const target = (): number => (isSigmoid ? random.between(0, 1) : 2 * random.next() - 1);
  return { images, targets: Float32Array.from({ length: size }, target) };
}

/** `count` random images with random labels for a model. */
export function randomBatch(random: Random, model: Sequential, count: number): ByteBatch {
  const pixels = model.inputs[0]!.shape.slice(1).reduce((product: number, size) => product * Number(size), 1);
  const classes = Number((model.outputShape as number[])[1]);
  return { images: random.bytes(count * pixels), labels: random.bytes(count, classes - 1) };
}
