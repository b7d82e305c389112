import type { Sequential } from '@tensorflow/tfjs-layers';
import type { ByteBatch } from './gradients.js';
import type { Random } from './random.js';

/** `count` random images with random labels for a model. */
export function randomBatch(random: Random, model: Sequential, count: number): ByteBatch {
  const pixels = model.inputs[0]!.shape.slice(1).reduce((product: number, size) => product * Number(size), 1);
  const classes = Number((model.outputShape as number[])[1]);
  return { images: random.bytes(count * pixels), labels: random.bytes(count, classes - 1) };
}
