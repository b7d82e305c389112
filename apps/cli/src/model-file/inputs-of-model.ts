import { existsSync } from 'node:fs';
import type { ImageShape } from '@lenet5/core';
import { imagePreparation } from '@lenet5/mnist';
import { type InputRanges, isInputRanges, MNIST_RANGES } from '../data-set/input-measures.js';
import { runLayout } from '../run-folder/layout.js';
import { readJsonObject } from '../run-folder/read-json-object.js';
import { DamagedRunError } from '../run-folder/saved-run-errors.js';
import { dataOfModel } from './data-of-model.js';
import { runOfModel } from './run-of-model.js';

/**
 * The ranges of the measures of the images that a model was trained on, from its run. A model of digits without a run is taken for
 * one of MNIST.
 *
 * @param path a run folder, or a model or checkpoint in it.
 * @param shape of the images that the model takes.
 * @returns undefined if they are not known.
 * @throws DamagedRunError if the file of the run is invalid.
 */
export async function inputsOfModel(path: string, shape: ImageShape): Promise<InputRanges | undefined> {
  const run = runOfModel(path);
  const file = run === undefined ? undefined : runLayout(run).inputs;
  if (file !== undefined && existsSync(file)) {
    const ranges = await readJsonObject(file);
    if (isInputRanges(ranges)) return ranges;
    throw new DamagedRunError(file, 'it does not hold the ranges of the training images');
  }
  const preparation = imagePreparation(shape, await dataOfModel(path));
  return preparation === 'mnist' ? MNIST_RANGES : undefined;
}
