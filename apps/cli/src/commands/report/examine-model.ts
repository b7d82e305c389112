import {
  confusionMatrix,
  crossEntropy,
  expectedCalibrationError,
  mostConfidentMistakes,
} from '@lenet5/metrics';
import { CLASSES, type ImageSet, PIXELS } from '@lenet5/mnist';
import { checkInputShape, readWeights } from '@lenet5/model';
import { loadModel } from '@lenet5/model/node';
import type { FilterBank, RunScores } from '@lenet5/report';
import { setupWasm } from '@lenet5/wasm';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { predictAll } from '../../model-file/predict-all.js';

/** What a model shows of itself. */
export interface ModelFindings {
  readonly scores: RunScores;
  readonly filters: readonly FilterBank[];
}

/** How many mistakes a report shows. */
const MISTAKES = 10;

/** Sizes of the shape of a convolution's kernel, `[height, width, inputs, filters]`. */
const KERNEL_RANK = 4;

function scoresOf({ images, labels }: ImageSet, probabilities: Float32Array): Omit<RunScores, 'on'> {
  const mistakes = mostConfidentMistakes(labels, probabilities, CLASSES, MISTAKES);
  return {
    confusion: confusionMatrix(labels, probabilities, CLASSES),
    loss: crossEntropy(labels, probabilities, CLASSES),
    calibration: expectedCalibrationError(labels, probabilities, CLASSES),
    mistakes: mistakes.map((mistake) => ({
      ...mistake,
      pixels: images.subarray(mistake.index * PIXELS, (mistake.index + 1) * PIXELS),
    })),
  };
}

async function filtersOf(model: Sequential): Promise<FilterBank[]> {
  const weights = await readWeights(model);
  return weights
    .filter(({ shape }) => shape.length === KERNEL_RANK)
    .map(({ name, shape, values }) => ({ name: name.replace(/\/kernel$/, ''), shape, weights: values }));
}

/**
 * Loads a model, scores it on images that it was not trained on, and takes its convolutions' filters out.
 *
 * @param folder holds `model.json`.
 * @param on what the images are, in words.
 * @throws what `loadModel` throws, ModelShapeError where it does not take 28×28 images.
 */
export async function examineModel(folder: string, set: ImageSet, on: string): Promise<ModelFindings> {
  await setupWasm();
  const model = await loadModel(folder);
  try {
    checkInputShape(model);
    const scores = scoresOf(set, await predictAll(model, set.images));
    return { scores: { on, ...scores }, filters: await filtersOf(model) };
  } finally {
    model.dispose();
  }
}
