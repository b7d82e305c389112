import { type PlainModel, plainLenet5, SEED } from '@lenet5/core';
import { type ImageSet, limitImageSet, loadMnist } from '@lenet5/mnist';
import { colorDigits } from './networks/color-digits.js';
import { initialNetwork, type NetworkName } from './networks/networks.js';

/** What a contestant trains: a model with its initial weights, and images of the shape that it takes. */
export interface Job {
  readonly model: PlainModel;
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** Training images of a network: those of 200 steps. */
const NETWORK_IMAGES = 6400;

/** Test images of a network. */
const NETWORK_TEST_IMAGES = 1000;

/** Opens the reference job or, if `network` is given, a network of examples/networks with a part of the images. */
export async function openJob(network?: NetworkName): Promise<Job> {
  const { train, test } = await loadMnist();
  if (network === undefined) return { model: plainLenet5(), train, test };
  const model = await initialNetwork(network);
  const [, , channels] = model.config.inputShape;
  const images = (set: ImageSet, count: number): ImageSet => {
    const few = limitImageSet(set, count, SEED.default);
    return channels === 1 ? few : colorDigits(few);
  };
  return { model, train: images(train, NETWORK_IMAGES), test: images(test, NETWORK_TEST_IMAGES) };
}
