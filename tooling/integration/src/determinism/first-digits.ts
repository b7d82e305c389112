import type { LabeledImages } from '@lenet5/core';
import { loadMnist, PIXELS } from '@lenet5/mnist';
import { IMAGES } from './weights-digest.js';

/** The first 6,400 training digits of MNIST. */
export async function firstDigits(): Promise<LabeledImages> {
  const { train } = await loadMnist();
  return { images: train.images.slice(0, IMAGES * PIXELS), labels: train.labels.slice(0, IMAGES) };
}
