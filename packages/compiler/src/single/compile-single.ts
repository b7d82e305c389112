import { checkOption, formatQuantity, KERNELS, type PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { InvalidOptionError } from '../errors/invalid-option-error.js';
import type { KernelBuild } from '../kernel-build.js';
import { lowerModel } from '../lower/lower-model.js';
import { copyModelWeights } from '../model-weights.js';
import { encodeProgram } from '../plan/encode.js';
import { makeSinglePlan } from '../plan/single/single-plan.js';
import { instantiateKernels } from '../runtime/instantiate-kernels.js';
import { partsOf } from '../runtime/kernel-modules.js';
import { chooseKernels, loadKernels } from '../runtime/load-kernels.js';
import { writeWeights } from '../weight-access.js';
import { endsInSoftmax } from './ends-in-softmax.js';
import { SingleProgram } from './single-program.js';

const PAGE_BYTES = 65_536;
/** The largest WebAssembly memory with 32-bit addresses. */
const MAX_PAGES = 65_536;

/** Options of {@link compileSingle}. */
export interface CompileSingleOptions {
  /** `auto`, the default, is `relaxed-simd` if the runtime supports it, else `simd`. */
  readonly kernels?: KernelBuild | 'auto';
}

/**
 * Compiles a model into a program that predicts single images and keeps the output of every layer, on the caller's thread. It has the bits of
 * `predict()` of a compiled program for a single image, and needs memory for the weights and the values of one image only. The program
 * copies the weights of the model.
 *
 * @throws UnsupportedModelError if a layer is not supported; the error names it
 * @throws InvalidOptionError if an option is invalid, or the program does not fit into the memory of WebAssembly
 * @throws KernelsUnavailableError, WebAssemblyBlockedError as `compile()` does
 *
 * @example
 * ```ts
 * import { compileSingle } from '@lenet5/compiler';
 * import { plainLenet5 } from '@lenet5/core';
 *
 * const program = await compileSingle(plainLenet5());
 * console.log(program.predict(new Uint8Array(784)).length); // 10
 * console.log(program.layerOutput(0)?.length); // 3456
 * ```
 */
export async function compileSingle(
  model: LayersModel | PlainModel,
  options: CompileSingleOptions = {},
): Promise<SingleProgram> {
  const wanted = options.kernels ?? 'auto';
  const problem = checkOption('kernels', KERNELS, wanted);
  if (problem) throw new InvalidOptionError(problem.option, problem.found, problem.remedy, problem.problem);
  const plan = makeSinglePlan(lowerModel(model, { head: endsInSoftmax(model) ? 'softmax' : 'values' }));
  const words = encodeProgram(plan.sections);
  const bytes = plan.bytes + words.byteLength;
  const pages = Math.ceil(bytes / PAGE_BYTES);
  if (pages > MAX_PAGES)
    throw new InvalidOptionError(
      'size of the program',
      formatQuantity(bytes, 'byte'),
      'use a smaller model or smaller images',
    );
  const kernels = await chooseKernels(wanted);
  const weights = await copyModelWeights(model, plan);
  const parts = partsOf(new Set(plan.sections.flatMap(({ ops }) => ops.map(({ kernel }) => kernel))));
  const modules = await loadKernels(kernels, false, parts);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const exports = await instantiateKernels(modules, memory);
  const memoryWords = new Int32Array(memory.buffer);
  for (const { buffer, words: table } of plan.tables) memoryWords.set(table, buffer.offset / 4);
  memoryWords.set(words, plan.bytes / 4);
  writeWeights(memory, plan, weights);
  return new SingleProgram({ plan, memory, kernels, run: exports.run, program: plan.bytes });
}
