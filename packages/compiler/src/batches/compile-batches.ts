import {
  BATCH_SIZE,
  checkOptimizer,
  checkOption,
  KERNELS,
  type OptimizerConfig,
  type OptionSpec,
  resolveGradient,
  resolveOptimizer,
  SEED,
  type SequentialModel,
} from '@lenet5/core';
import { InvalidOptionError } from '../errors/invalid-option-error.js';
import { headOf, LOSS_NAMES, type LossName } from '../heads.js';
import type { KernelBuild } from '../kernel-build.js';
import { lowerModel } from '../lower/lower-model.js';
import { makeMemoryImage } from '../plan/memory/memory-image.js';
import { kernelsOf, makePlan } from '../plan/plan.js';
import { CallerThread } from '../runtime/caller-thread.js';
import { instantiateKernels } from '../runtime/instantiate-kernels.js';
import { partsOf } from '../runtime/kernel-modules.js';
import { chooseKernels, loadKernels } from '../runtime/load-kernels.js';
import { BatchProgram } from './batch-program.js';

const PAGE_BYTES = 65_536;

const BATCH_LOSS: OptionSpec = { type: 'choice', choices: LOSS_NAMES.filter((name) => name !== 'mse') };

/** Options of {@link compileBatches}. */
export interface CompileBatchesOptions {
  /** Default Adam. */
  readonly optimizer?: OptimizerConfig;
  /** As in `compile()`, without `mse`. Default `sparseCategoricalCrossentropy`. */
  readonly loss?: Exclude<LossName, 'mse'>;
  /** The most samples of a training batch. Default 512. */
  readonly maxBatchSize?: number;
  /** Seed of the dropout masks. Default 42. */
  readonly seed?: number;
  /** Whether `train()` also returns the outputs of the batch. Default false. */
  readonly keepOutputs?: boolean;
  /** `auto`, the default, is `relaxed-simd` if the runtime supports it, else `simd`. */
  readonly kernels?: KernelBuild | 'auto';
}

/**
 * Compiles a model into a program whose training batches come from the caller, with inputs of floats: for callers that choose the
 * samples themselves, such as `model.fit`. It runs on the caller's thread. `setWeights()` sets the weights before the first step.
 *
 * @throws UnsupportedModelError if a layer is not supported; the error names it
 * @throws InvalidOptionError if an option is invalid, or the optimizer is sdlm
 * @throws KernelsUnavailableError, WebAssemblyBlockedError as `compile()` does
 *
 * @example
 * ```ts
 * import { compileBatches } from '@lenet5/compiler/batches';
 * import { plainLenet5 } from '@lenet5/core';
 *
 * const model = plainLenet5();
 * const program = await compileBatches(model, { maxBatchSize: 4 });
 * program.setWeights(model.readValues().map(({ values }) => values));
 * const batch = { inputs: new Float32Array(4 * 784).fill(0.5), labels: Uint8Array.of(1, 2, 3, 4) };
 * const { images } = program.train(batch, 0.001);
 * console.log(images, program.predict(batch.inputs).length); // 4 40
 * ```
 */
export async function compileBatches(
  model: SequentialModel,
  options: CompileBatchesOptions = {},
): Promise<BatchProgram> {
  const { optimizer, loss, maxBatchSize = 512, seed = SEED.default, keepOutputs = false } = options;
  checkBatchOptions(options);
  const network = lowerModel(model, { head: headOf(loss) });
  const plan = makePlan(network, {
    optimizer: resolveOptimizer(optimizer),
    batchSize: maxBatchSize,
    trainCount: maxBatchSize,
    threads: 1,
    labelSmoothing: 0,
    loss: 'cross-entropy',
    scale: 1,
    shift: 0,
    seed,
    augmentation: undefined,
    gradient: resolveGradient(),
    hasSampleWeights: true,
    hasFloatInputs: true,
    keepsOutputs: keepOutputs,
  });
  const image = makeMemoryImage(plan);
  const kernels = await chooseKernels(options.kernels ?? KERNELS.default);
  const pages = Math.ceil(image.bytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const modules = await loadKernels(kernels, false, partsOf(kernelsOf(plan)));
  const caller = new CallerThread(memory, plan, await instantiateKernels(modules, memory));
  return new BatchProgram({ plan, image, memory, caller, kernels });
}

function checkBatchOptions({
  optimizer,
  loss,
  maxBatchSize,
  seed,
  keepOutputs,
}: CompileBatchesOptions): void {
  const problem =
    (maxBatchSize === undefined ? undefined : checkOption('maxBatchSize', BATCH_SIZE, maxBatchSize)) ??
    (loss === undefined ? undefined : checkOption('loss', BATCH_LOSS, loss)) ??
    (seed === undefined ? undefined : checkOption('seed', SEED, seed)) ??
    (keepOutputs === undefined ? undefined : checkOption('keepOutputs', { type: 'boolean' }, keepOutputs)) ??
    (optimizer && checkOptimizer(optimizer));
  if (problem) throw new InvalidOptionError(problem.option, problem.found, problem.remedy, problem.problem);
  if (optimizer?.name === 'sdlm')
    throw new InvalidOptionError(
      'optimizer.name',
      'sdlm',
      'use compile(), which computes second derivatives',
    );
}
