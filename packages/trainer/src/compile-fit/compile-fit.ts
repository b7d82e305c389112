import { BATCH_SIZE, checkOption, findUnknownOptions, invalidOption } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { InvalidOptionError } from '../recipe/invalid-option-error.js';
import { RECIPE } from '../recipe/recipe.js';
import { readyBackend } from '../tfjs/ready-backend.js';
import { FastLayersModel, MAX_BATCH_SIZE } from './fast-layers-model.js';
import type { CompileFitOptions, FastModel } from './fast-model.js';

const OPTIONS = ['engine', 'kernels', 'seed', 'maxBatchSize', 'log'] as const;

/**
 * Makes `fit`, `fitDataset`, `evaluate` and `predict` of a compiled model of tfjs faster, a `tf.Sequential` or a functional model with
 * one input and one output: tfjs still chooses the samples of each batch and calls the callbacks, and the compiled engine computes the
 * batch, on the caller's thread. If it does not support the model, tfjs computes it with the kernels of `@lenet5/wasm`. The loss, the
 * optimizer and the metrics are those of `model.compile()`. tfjs computes metrics other than the accuracy from the outputs.
 *
 * @throws InvalidOptionError if an option is invalid, or `model.compile()` was not called; UnsupportedModelError of
 * `@lenet5/compiler` if `engine` is compiled and it does not support the model
 *
 * @example
 * ```ts
 * import { lenet5 } from '@lenet5/model';
 * import { limitImageSet, loadMnist } from '@lenet5/mnist';
 * import { compileFit } from '@lenet5/trainer/compile-fit';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * const { train } = await loadMnist();
 * const { images, labels } = limitImageSet(train, 320, 42);
 * const model = lenet5();
 * model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
 * const fast = await compileFit(model);
 * const { history } = await fast.fit(Float32Array.from(images, (pixel) => pixel / 255), labels, { epochs: 2 });
 * console.log(fast.engine, Object.keys(history)); // compiled [ 'loss', 'acc' ]
 * ```
 */
export async function compileFit(model: LayersModel, options: CompileFitOptions = {}): Promise<FastModel> {
  checkOptions(model, options);
  await readyBackend();
  const fast = new FastLayersModel(model, options);
  await fast.open(options.maxBatchSize ?? MAX_BATCH_SIZE);
  return fast;
}

function checkOptions(model: LayersModel, options: CompileFitOptions): void {
  const { engine, kernels, seed, maxBatchSize } = options;
  const problem =
    findUnknownOptions(options, OPTIONS)[0] ??
    (engine === undefined ? undefined : checkOption('engine', RECIPE.engine.spec, engine)) ??
    (kernels === undefined ? undefined : checkOption('kernels', RECIPE.kernels.spec, kernels)) ??
    (seed === undefined ? undefined : checkOption('seed', RECIPE.seed.spec, seed)) ??
    (maxBatchSize === undefined ? undefined : checkOption('maxBatchSize', BATCH_SIZE, maxBatchSize)) ??
    (Object(model).optimizer === undefined || Object(model).optimizer === null
      ? invalidOption('model', 'a model without an optimizer', 'a model of tfjs after model.compile()')
      : undefined);
  if (problem) throw new InvalidOptionError(problem);
}
