import type { KernelBuild } from '@lenet5/compiler';
import type { BatchProgram } from '@lenet5/compiler/batches';
import {
  checkOption,
  findUnknownOptions,
  invalidOption,
  type Labels,
  type OptimizerConfig,
  type PlainModel,
} from '@lenet5/core';
import { appendEpoch, type EpochScore, emptyHistory, type History } from '@lenet5/metrics';
import { InvalidOptionError } from './recipe/invalid-option-error.js';
import { RECIPE } from './recipe/recipe.js';
import { NonFiniteLossError } from './run/non-finite-loss-error.js';

/** The images of a batch. */
export interface ImageBatch {
  /** 0 (paper) to 255 (ink), shape `[count, ...]` with the shape of an image, row-major. */
  readonly images: Uint8Array;
  /** Shape `[count]`. */
  readonly labels: Labels;
}

/** Yields the batches of an epoch, which counts from 1, in the order in which they are trained on. */
export type BatchSource = (epoch: number) => Iterable<ImageBatch> | AsyncIterable<ImageBatch>;

/** Options of {@link fitBatches}. */
export interface FitBatchesOptions {
  /** Has the new weights after each epoch. */
  readonly model: PlainModel;
  /** The training images. Shuffle them: the order of the batches and of their images is that of the source. */
  readonly train: BatchSource;
  /** Images to score after each epoch. */
  readonly validation?: BatchSource;
  /** Default 10. */
  readonly epochs?: number;
  /** Default 0.001. */
  readonly learningRate?: number;
  /** Default Adam. */
  readonly optimizer?: OptimizerConfig;
  /** The most images of a training batch. Default 512. */
  readonly maxBatchSize?: number;
  /** Seed of the dropout masks. Default 42. */
  readonly seed?: number;
  /** `auto`, the default, is `relaxed-simd` if the runtime supports it, else `simd`. */
  readonly kernels?: KernelBuild | 'auto';
  /** Stops the training between two batches: the promise is rejected with its reason, and the model has the weights of the last epoch. */
  readonly signal?: AbortSignal;
  /** Called after each epoch; training continues when the returned promise resolves. */
  readonly onEpoch?: (epoch: number, score: EpochScore) => void | Promise<void>;
}

const OPTIONS = [
  ...[
    'model',
    'train',
    'validation',
    'epochs',
    'learningRate',
    'optimizer',
    'maxBatchSize',
    'seed',
    'kernels',
  ],
  ...['signal', 'onEpoch'],
];
const WHITE = 255;

/**
 * Trains a model on batches that arrive one by one, such as from files or a database: for training images that exceed the memory. Only
 * one batch is in memory at a time. The compiled engine computes it, on the caller's thread.
 *
 * @returns the scores of each epoch; those of training are the means over its batches, each before its step.
 * @throws InvalidOptionError if an option is invalid or an epoch has no batch; NonFiniteLossError; what `compileBatches()` of
 * `@lenet5/compiler/batches` and its program throw about the model and a batch; what a source throws
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { batches, loadMnist, shuffledOrder, takeImages } from '@lenet5/mnist';
 * import { fitBatches } from '@lenet5/trainer';
 *
 * const { train } = await loadMnist();
 * async function* read(epoch: number) {
 *   // Your files or your database instead.
 *   for (const indices of batches(shuffledOrder(2_000, 42, epoch), 32)) yield takeImages(train, indices);
 * }
 * const { loss } = await fitBatches({ model: plainLenet5(), train: read, epochs: 2 });
 * console.log(loss.length, (loss[1] ?? 9) < (loss[0] ?? 0)); // 2 true
 * ```
 */
export async function fitBatches(options: FitBatchesOptions): Promise<History> {
  checkOptions(options);
  const { model, train, validation, epochs = RECIPE.epochs.spec.default, onEpoch } = options;
  const { learningRate = RECIPE.learningRate.spec.default, signal, ...others } = options;
  const { compileBatches } = await import('@lenet5/compiler/batches');
  const { optimizer, maxBatchSize, seed, kernels } = others;
  const program = await compileBatches(model, {
    ...(optimizer && { optimizer }),
    ...(maxBatchSize !== undefined && { maxBatchSize }),
    ...(seed !== undefined && { seed }),
    ...(kernels && { kernels }),
  });
  program.setWeights(model.readValues().map(({ values }) => values));
  let history = emptyHistory();
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const score = await overBatches('train', train(epoch), signal, (batch, step) => {
      const trained = program.train(batch, learningRate);
      const loss = trained.lossSum / trained.images;
      if (!Number.isFinite(loss)) throw new NonFiniteLossError({ epoch, step, loss, learningRate });
      return trained;
    });
    model.writeValues(program.weights());
    const validated = validation && (await validate(program, validation(epoch), signal));
    const scores = {
      ...score,
      ...(validated && { val_loss: validated.loss, val_accuracy: validated.accuracy }),
    };
    history = appendEpoch(history, scores);
    await onEpoch?.(epoch, scores);
  }
  return history;
}

type Scored = Pick<ReturnType<BatchProgram['evaluate']>, 'images' | 'lossSum' | 'correct'>;
type Batch = Parameters<BatchProgram['train']>[0];

function validate(
  program: BatchProgram,
  source: ReturnType<BatchSource>,
  signal: AbortSignal | undefined,
): Promise<{ readonly loss: number; readonly accuracy: number }> {
  return overBatches('validation', source, signal, (batch) => program.evaluate(batch));
}

/** The mean scores over the batches of a source. */
async function overBatches(
  option: 'train' | 'validation',
  source: ReturnType<BatchSource>,
  signal: AbortSignal | undefined,
  score: (batch: Batch, step: number) => Scored,
): Promise<{ readonly loss: number; readonly accuracy: number }> {
  let [images, lossSum, correct, step] = [0, 0, 0, 0];
  for await (const { images: pixels, labels } of source) {
    signal?.throwIfAborted();
    const inputs = Float32Array.from(pixels, (pixel) => pixel / WHITE);
    const found = score({ inputs, labels }, ++step);
    images += found.images;
    lossSum += found.lossSum;
    correct += found.correct;
  }
  signal?.throwIfAborted();
  if (images === 0)
    throw new InvalidOptionError(invalidOption(option, 'an epoch without images', 'a source of batches'));
  return { loss: lossSum / images, accuracy: correct / images };
}

function checkOptions(options: FitBatchesOptions): void {
  const { model, train, validation, epochs, learningRate } = options;
  const isModel = 'config' in Object(model) && 'writeValues' in Object(model);
  const problem =
    findUnknownOptions(options, OPTIONS)[0] ??
    (isModel ? undefined : invalidOption('model', model, 'a plain model, such as plainLenet5()')) ??
    (typeof train === 'function'
      ? undefined
      : invalidOption('train', train, 'a function that yields batches')) ??
    (validation === undefined || typeof validation === 'function'
      ? undefined
      : invalidOption('validation', validation, 'a function that yields batches')) ??
    (epochs === undefined ? undefined : checkOption('epochs', RECIPE.epochs.spec, epochs)) ??
    (learningRate === undefined
      ? undefined
      : checkOption('learningRate', RECIPE.learningRate.spec, learningRate));
  if (problem) throw new InvalidOptionError(problem);
}
