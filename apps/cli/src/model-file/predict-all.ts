import { UnsupportedModelError } from '@lenet5/compiler';
import { foldNormalizations } from '@lenet5/core';
import type { Robustness } from '@lenet5/metrics';
import { type AnyImageSet, type ImageSet, imageParts, isStreamed } from '@lenet5/mnist';
import {
  type Engine,
  type EngineName,
  type EngineOptions,
  pickEngine,
  type TrainableModel,
} from '@lenet5/trainer';
import { UsageError } from '../errors/usage-error.js';
import { disposeModel } from './dispose-model.js';
import { rejectPenaltyOf } from './reject-penalty.js';
import { softmin } from './softmin.js';

type Kernels = EngineOptions['kernels'];

async function withEngine<Result>(
  model: TrainableModel,
  name: EngineName,
  use: (engine: Engine) => Promise<Result>,
  kernels: Kernels = 'auto',
): Promise<Result> {
  const { engine } = await pickEngine(name, { model, kernels });
  try {
    return await use(engine);
  } finally {
    await engine.dispose();
  }
}

/** Builds a plain model again with TensorFlow.js. */
async function withTfjs<Result>(
  model: TrainableModel,
  use: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  if (!('config' in model)) return withEngine(model, 'tfjs', use);
  const { toTfjsModel } = await import('./tfjs-models.js');
  const sequential = await toTfjsModel(model);
  try {
    return await withEngine(sequential, 'tfjs', use);
  } finally {
    disposeModel(sequential);
  }
}

/**
 * Uses the compiled engine if it supports the model, else TensorFlow.js; that also for penalties, which only it returns. Batch
 * normalizations are folded into the layers before them.
 */
async function withAnyEngine<Result>(
  trained: TrainableModel,
  use: (engine: Engine) => Promise<Result>,
  kernels?: Kernels,
): Promise<Result> {
  const model = 'config' in trained ? foldNormalizations(trained) : trained;
  if (rejectPenaltyOf(model) !== undefined) return withTfjs(model, use);
  try {
    return await withEngine(model, 'config' in model ? 'compiled' : 'auto', use, kernels);
  } catch (error) {
    if (!('config' in model && UnsupportedModelError.isInstance(error))) throw error;
    return withTfjs(model, use);
  }
}

/** The penalties of a model that ends in Softmin, as the network of 1998 does, and what they say about "none of these". */
export interface PenaltyScores {
  /** Shape `[count, 10]`. The class with the smallest penalty is predicted. */
  readonly penalties: Float32Array;
  /** The probability that an image shows none of the digits, from 0 to 1; shape `[count]`. */
  readonly noneOfThese: Float32Array;
}

/** The output of a model for images. */
export interface Predicted {
  /** Shape `[count, classes]`. Those of penalties sum to less than 1. */
  readonly probabilities: Float32Array;
  /** Probabilities that sum to 1, whose largest is that of the predicted class; the same if the model ends in a softmax. */
  readonly amongDigits: Float32Array;
  /** Absent unless the model ends in Softmin. */
  readonly scores?: PenaltyScores;
}

async function predictWith(engine: Engine, model: TrainableModel, images: Uint8Array): Promise<Predicted> {
  const rejectPenalty = rejectPenaltyOf(model);
  const penalties = await engine.penalties?.(images);
  if (!penalties || rejectPenalty === undefined) {
    const probabilities = await engine.predict(images);
    return { probabilities, amongDigits: probabilities };
  }
  const { noneOfThese, ...probabilities } = softmin(penalties, rejectPenalty);
  return { ...probabilities, scores: { penalties, noneOfThese } };
}

/**
 * Predicts images with a model, on the compiled engine if it supports the model.
 *
 * @param images shape `[count, 28, 28]`, 0 (paper) to 255 (ink).
 * @throws UnsupportedByEngineError if no engine supports the model.
 */
export function predictPixels(model: TrainableModel, images: Uint8Array): Promise<Predicted> {
  return withAnyEngine(model, (engine) => predictWith(engine, model, images));
}

/**
 * Predicts a set of images part by part; see {@link predictPixels}.
 *
 * @param kernels of the compiled engine; `simd` gives the same bits on every machine. Default `auto`.
 * @throws also what reading the images throws.
 */
export function predictAll(model: TrainableModel, set: AnyImageSet, kernels?: Kernels): Promise<Predicted> {
  return withAnyEngine(model, (engine) => predictParts(engine, model, set), kernels);
}

/** Images of a part of a set that stays on disk: a multiple of the images that the engines compute at a time. */
const PART = 16_384;

/** A set in memory as one part. */
function partsOf(set: AnyImageSet): AsyncGenerator<ImageSet> {
  return imageParts(set, isStreamed(set) ? PART : set.count);
}

async function predictParts(engine: Engine, model: TrainableModel, set: AnyImageSet): Promise<Predicted> {
  const parts: Predicted[] = [];
  for await (const { images } of partsOf(set)) parts.push(await predictWith(engine, model, images));
  return joinPredicted(parts);
}

/** The outputs for the images of all parts. */
function joinPredicted(parts: readonly Predicted[]): Predicted {
  const join = (listOf: (part: Predicted) => Float32Array | undefined): Float32Array => {
    const lists = parts.map((part) => listOf(part) ?? new Float32Array());
    const all = new Float32Array(lists.reduce((sum, { length }) => sum + length, 0));
    lists.reduce((at, list) => {
      all.set(list, at);
      return at + list.length;
    }, 0);
    return all;
  };
  const amongDigits = join((part) => part.amongDigits);
  if (!parts.some(({ scores }) => scores)) return { probabilities: amongDigits, amongDigits };
  const scores = {
    penalties: join((part) => part.scores?.penalties),
    noneOfThese: join((part) => part.scores?.noneOfThese),
  };
  return { probabilities: join((part) => part.probabilities), amongDigits, scores };
}

/** The output of a model for labeled images. */
export interface Scored extends Predicted {
  /**
   * Mean cross-entropy in nats, computed from the logits as in training. Computed from probabilities, it would have an
   * upper bound, since a probability below 1e-38 is 0 in float32.
   */
  readonly loss: number;
  /** The accuracy on corrupted images, if it was measured. */
  readonly robustness?: Robustness;
}

/** What to measure besides the scores of the images themselves. */
export interface ScoreOptions {
  /** Measures the accuracy on corrupted images, with this seed. */
  readonly robustnessSeed?: number | undefined;
  /** Called with the name of each corruption before it is measured. */
  readonly onCorruption?: (name: string) => void;
}

/**
 * Predicts and scores labeled images; see {@link predictAll}.
 *
 * @throws UsageError if images that stay on disk are to be corrupted.
 */
export function scoreAll(
  model: TrainableModel,
  set: AnyImageSet,
  { robustnessSeed, onCorruption }: ScoreOptions = {},
): Promise<Scored> {
  return withAnyEngine(model, async (engine) => {
    const predicted = await predictParts(engine, model, set);
    let lossSum = 0;
    for await (const part of partsOf(set)) lossSum += (await engine.evaluate(part)).lossSum;
    const loss = lossSum / set.count;
    if (robustnessSeed === undefined) return { ...predicted, loss };
    if (isStreamed(set)) {
      throw new UsageError({
        problem: '--robustness corrupts images in memory',
        found: 'a set that stays on disk',
        remedy: 'use a part of the images, or omit --robustness',
      });
    }
    const { measureRobustness } = await import('@lenet5/trainer/robustness');
    const predict = async (images: Uint8Array): Promise<Float32Array> =>
      (await predictWith(engine, model, images)).amongDigits;
    const options = { images: set, predict, seed: robustnessSeed, onCorruption };
    return { ...predicted, loss, robustness: await measureRobustness(options) };
  });
}
