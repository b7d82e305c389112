import type { Span } from '@lenet5/core';
import { shuffledOrder } from '@lenet5/mnist';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { Engine, EngineOptions } from '../engine.js';
import { pickEngine } from '../pick-engine.js';
import { trainDigits } from './digits.js';

/** An engine with 300 training images of MNIST. */
export async function engineFor(
  name: 'tfjs' | 'compiled',
  model: Sequential,
  changes: Partial<EngineOptions> = {},
): Promise<Engine> {
  const train = await trainDigits(300);
  return (await pickEngine(name, { model, train, batchSize: 32, kernels: 'simd', ...changes })).engine;
}

/** A span over the shuffled orders of several epochs of `count` images. */
export function spanOf(steps: number, batchSize: number, count: number, learningRate = 0.002): Span {
  const order = new Uint32Array(steps * batchSize);
  for (let at = 0, epoch = 0; at < order.length; at += count, epoch++) {
    order.set(shuffledOrder(count, 5, epoch).subarray(0, order.length - at), at);
  }
  return { order, learningRates: new Float32Array(steps).fill(learningRate) };
}

/** The values of every tensor of an engine's state. */
export async function stateValues(engine: Engine): Promise<Float32Array[]> {
  const { weights, moments, buffers = [] } = await engine.state();
  return [...weights, ...moments, ...buffers].map(({ values }) => values);
}

/** The largest absolute difference between two lists of numbers. */
export const maxDifference = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
  Math.max(...Array.from(one, (value, at) => Math.abs(value - (other[at] ?? Number.NaN))));
