import { findUnknownOptions } from '@lenet5/core';
import { isStreamed } from '@lenet5/mnist';
import type { Engine, EngineName, EngineOptions } from './engine.js';
import { EngineLoadError } from './engine-load-error.js';
import { checkValue } from './recipe/checks/check-recipe.js';
import { InvalidOptionError } from './recipe/invalid-option-error.js';
import { RECIPE } from './recipe/recipe.js';
import { spellPath } from './recipe/train-values.js';

/** The engine of a run. */
export interface PickedEngine {
  readonly engine: Engine;
  /** Why `auto` did not choose the compiled engine, in one line; absent if it did or was not requested. */
  readonly fallback?: string;
}

/** Options of `pickEngine()`. An engine that only evaluates and predicts needs no more than the model. */
export type PickOptions = Pick<EngineOptions, 'model'> & Partial<EngineOptions>;

const DEFAULTS: Omit<EngineOptions, 'model'> = {
  train: { images: new Uint8Array(0), labels: new Uint8Array(0), count: 0 },
  batchSize: RECIPE.batchSize.spec.default,
  optimizer: { name: RECIPE.optimizer.spec.default },
  labelSmoothing: RECIPE.labelSmoothing.spec.default,
  loss: RECIPE.loss.spec.default,
  seed: RECIPE.seed.spec.default,
  kernels: RECIPE.kernels.spec.default,
  threads: 1,
};

/** The names of all options. The type makes sure that none is missing. */
const NAMES = Object.keys({
  ...DEFAULTS,
  model: true,
  augmentation: true,
  distillation: true,
  freeze: true,
  gradient: true,
  normalization: true,
  sampleWeights: true,
} satisfies Record<keyof EngineOptions, unknown>);

/**
 * Creates the engine with this name. `auto` is the compiled engine if it supports the model, else tfjs. An engine is
 * loaded at its first use, so importing this package is fast. (Only modules that nothing else reaches are loaded this way:
 * a bundler can put the others into the chunk of the entry, and an entry that awaits its own import never ends.) Call `dispose()` when you no longer need the engine.
 *
 * @throws InvalidOptionError if no engine or option has this name; UnsupportedModelError of `@lenet5/compiler` or
 * UnsupportedByEngineError if the engine cannot train the model; EngineLoadError if tfjs is not installed; KernelsUnavailableError if the runtime lacks the
 * requested kernels.
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { loadMnist } from '@lenet5/mnist';
 * import { pickEngine } from '@lenet5/trainer';
 *
 * const { test } = await loadMnist();
 * const { engine } = await pickEngine('auto', { model: plainLenet5() });
 * const probabilities = await engine.predict(test.images.subarray(0, 784));
 * console.log(engine.name, probabilities.length); // compiled 10
 * await engine.dispose();
 * ```
 */
export async function pickEngine(name: EngineName, options: PickOptions): Promise<PickedEngine> {
  const problem = checkValue('engine', name, { spell: spellPath });
  if (problem) throw new InvalidOptionError(problem);
  const [unknown] = findUnknownOptions(options, NAMES);
  if (unknown) throw new InvalidOptionError(unknown);
  const complete = { ...DEFAULTS, ...options };
  const compiled = name === 'tfjs' ? undefined : await tryCompiled(complete);
  if (compiled && !(compiled instanceof Error)) return { engine: compiled };
  const { train } = complete;
  if (compiled && (name === 'compiled' || isStreamed(train))) throw compiled;
  if (isStreamed(train)) throw new InvalidOptionError(STREAMED);
  const { createTfjsEngine } = await import('./tfjs-engine.js').catch((cause: unknown) => {
    throw new EngineLoadError(cause);
  });
  const engine = await createTfjsEngine({ ...complete, train });
  return compiled ? { engine, fallback: compiled.message } : { engine };
}

/** The tfjs engine takes batches from the images in memory. */
const STREAMED = {
  option: 'data.train',
  problem: 'the tfjs engine does not train on streamed images',
  found: 'a streamed set',
  remedy: 'use the compiled engine, or load the images into memory',
};

/** The compiled engine, or the error that explains why it does not support the model. */
async function tryCompiled(options: EngineOptions): Promise<Engine | Error> {
  const { createCompiledEngine, UnsupportedModelError } = await import('./compiled-engine.js');
  try {
    return await createCompiledEngine(options);
  } catch (error) {
    if (UnsupportedModelError.isInstance(error)) return error;
    throw error;
  }
}
