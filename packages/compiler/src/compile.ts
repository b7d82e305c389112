import {
  BATCH_SIZE,
  type DistillationConfig,
  formatQuantity,
  KERNELS,
  LABEL_SMOOTHING,
  type PlainModel,
  resolveDistillation,
  resolveDistortions,
  resolveGradient,
  resolveOptimizer,
  SEED,
  softenProbabilities,
} from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { workers } from '#threads';
import { checkStream, checkTraining, isStream } from './check-images.js';
import { checkLoss, checkOptions, checkSampleWeights, checkSoftTargets } from './check-options.js';
import { checkSdlm } from './check-sdlm.js';
import type { CompileOptions } from './compile-options.js';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import { headOf } from './heads.js';
import { lowerModel } from './lower/lower-model.js';
import type { Network } from './lower/network.js';
import { openProgram } from './open-program.js';
import { makeMemoryImage } from './plan/memory/memory-image.js';
import { makePlan } from './plan/plan.js';
import type { PlanOptions } from './plan/plan-context.js';
import type { Program } from './program.js';
import { chooseKernels } from './runtime/load-kernels.js';
import { type LaidOutPlan, startMachine } from './runtime/start-machine.js';
import { chooseThreading, type Threading } from './runtime/threading.js';

/** The largest WebAssembly memory with 32-bit addresses. */
const MAX_BYTES = 2 ** 32;

/**
 * Compiles a built `tf.Sequential` or functional model, or a model without tfjs, into a program that starts from the weights of the model. Only
 * `writeWeights` changes the model.
 * @throws UnsupportedModelError if a layer is not supported; the error names it
 * @throws InvalidOptionError if an option is invalid; the error names it
 * @throws KernelsUnavailableError if the runtime does not support WebAssembly SIMD, or the requested build
 * @throws WebAssemblyBlockedError if the content security policy of the page forbids WebAssembly
 *
 * @example
 * ```ts
 * import { compile } from '@lenet5/compiler';
 * import { plainLenet5 } from '@lenet5/core';
 * import { limitImageSet, loadMnist } from '@lenet5/mnist';
 *
 * const { train, test } = await loadMnist();
 * const program = await compile(plainLenet5(), { train: limitImageSet(train, 2_000, 42), batchSize: 50 });
 * const order = Uint32Array.from({ length: 2_000 }, (_, index) => index);
 * await program.train({ order, learningRates: new Float32Array(40).fill(0.002) });
 * const { correct, images } = await program.evaluate(limitImageSet(test, 500, 42));
 * console.log(program.parameters, correct / images > 0.7); // 44426 true
 * await program.dispose();
 * ```
 */
export async function compile(
  model: LayersModel | PlainModel,
  options: CompileOptions = {},
): Promise<Program> {
  checkOptions(options);
  const network = lowerModel(model, { freeze: options.freeze, head: headOf(options.loss) });
  checkLoss(options, network);
  checkSdlm(options, network);
  const { train } = options;
  const isStreamed = isStream(train);
  const trainCount = train ? countTraining(train, network) : 0;
  checkSoftTargets(options, trainCount, network.classes);
  checkSampleWeights(options, trainCount);
  const kernels = await chooseKernels(options.kernels ?? KERNELS.default);
  const layOut = (threads: number): LaidOutPlan =>
    layOutPlan(network, { ...resolveOptions(options), threads, trainCount, isStreamed });
  const machine = await startMachine(layOut, kernels, threadingFor(options));
  if (train) machine.setTrainingData(train, softTargets(options, network.classes), options.sampleWeights);
  const program = openProgram(machine);
  await program.readWeights(model);
  return program;
}

function countTraining(train: NonNullable<CompileOptions['train']>, network: Network): number {
  return isStream(train) ? checkStream('train', train, network) : checkTraining('train', train, network);
}

/** SDLM trains on one thread; others would only wait. */
function threadingFor({ threads = 1, optimizer }: CompileOptions): Threading {
  if (optimizer?.name !== 'sdlm') return chooseThreading(threads, () => workers.countCores());
  if (threads === 'auto') return chooseThreading(threads, () => ({ count: 1 }));
  const single = chooseThreading(1, () => workers.countCores());
  return threads === 1 ? single : { ...single, fallback: 'the optimizer sdlm trains on one thread' };
}

function resolveOptions(options: CompileOptions): Omit<PlanOptions, 'threads' | 'trainCount'> {
  return {
    optimizer: resolveOptimizer(options.optimizer),
    batchSize: options.batchSize ?? BATCH_SIZE.default,
    labelSmoothing: options.labelSmoothing ?? LABEL_SMOOTHING.default,
    scale: options.normalization?.scale ?? 1 / 255,
    shift: options.normalization?.shift ?? 0,
    loss: options.loss === 'mse' ? 'mse' : 'cross-entropy',
    seed: options.seed ?? SEED.default,
    augmentation: options.augmentation && resolveDistortions(options.augmentation),
    distillation: options.distillation && distillationFactors(options.distillation),
    gradient: resolveGradient(options),
    hasSampleWeights: options.sampleWeights !== undefined,
  };
}

function distillationFactors(config: DistillationConfig): PlanOptions['distillation'] {
  const { weight, temperature } = resolveDistillation(config);
  return { weight, temperature };
}

/** The probabilities of the teachers at the temperature. */
function softTargets({ distillation }: CompileOptions, classes: number): Float32Array | undefined {
  if (!distillation) return undefined;
  const { targets, temperature } = resolveDistillation(distillation);
  return softenProbabilities(targets, classes, temperature);
}

function layOutPlan(network: Network, options: PlanOptions): LaidOutPlan {
  const plan = makePlan(network, options);
  const image = makeMemoryImage(plan);
  if (image.bytes <= MAX_BYTES) return { plan, image };
  throw new InvalidOptionError(
    'size of the program',
    formatQuantity(image.bytes, 'byte'),
    'use a smaller batch, model or training set',
  );
}
