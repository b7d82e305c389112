import { type ImageSet, PIXELS } from '@lenet5/mnist';
import type { Span } from '../engine.js';
import type { Layer } from './layer.js';
import { adam, backpropagate, parametersOf } from './train-batch.js';

/** An image from 0 to 1. */
const scaled = ({ images }: ImageSet, index: number): Float64Array =>
  Float64Array.from(images.subarray(index * PIXELS, (index + 1) * PIXELS), (pixel) => pixel / 255);

/**
 * Takes a span's steps with Adam, as an engine would.
 *
 * @returns The mean loss of each step.
 */
export function trainSpan(
  layers: readonly Layer[],
  train: ImageSet,
  { order, learningRates }: Span,
  batchSize: number,
  smoothing: number,
): number[] {
  const step = adam(parametersOf(layers));
  return [...learningRates].map((rate, index) => {
    const batch = [...order.subarray(index * batchSize, (index + 1) * batchSize)];
    const images = batch.map((at) => scaled(train, at));
    const labels = batch.map((at) => train.labels[at] ?? 0);
    const loss = backpropagate(layers, images, labels, smoothing);
    step(rate);
    return loss;
  });
}
