import {
  decodeSafetensors,
  describedVariant,
  formatValue,
  isBuiltIn,
  type Lenet5Variant,
  type NamedTensor,
  type Safetensors,
} from '@lenet5/core';
import { countImages } from '../check-images.js';
import { InvalidStateError } from '../errors/invalid-state-error.js';
import { compileKernels } from '../runtime/compile-kernels.js';
import { writeFrame } from '../runtime/frame.js';
import { instantiateKernels } from '../runtime/instantiate-kernels.js';
import { writeWeights } from '../weight-access.js';
import { embedded } from './embedded.generated.js';
import type { PredictionProgram } from './prediction-program.js';
import { variantName } from './variant-name.js';

const PAGE_BYTES = 65_536;
const PIXELS = 784;
const CLASSES = 10;

/** A trained LeNet-5 that predicts: see {@link loadPredictor}. */
export interface Predictor {
  /** The variant of LeNet-5 that the file describes. */
  readonly variant: Lenet5Variant;
  /**
   * Class probabilities, shape `[count, 10]`, of images `[count, 28, 28]` with white ink, values 0 to 255. Images are predicted
   * one by one: the bits are those of `predict()` of a compiled program with `simd` kernels for a single image. For
   * several images at once, that program uses faster kernels, whose results differ by rounding.
   * @throws InvalidOptionError if the bytes are not whole images
   */
  predict(pixels: Uint8Array): Float32Array;
}

/**
 * Loads a LeNet-5 for prediction only: on the caller's thread, without tfjs, shared memory or the compiler.
 *
 * @example
 * ```ts
 * import { loadPredictor } from '@lenet5/compiler/predict';
 * import { plainLenet5 } from '@lenet5/core';
 * import { toSafetensors } from '@lenet5/model';
 *
 * const predictor = await loadPredictor(await toSafetensors(plainLenet5()));
 * console.log(predictor.predict(new Uint8Array(784)).length); // 10
 * ```
 *
 * @param weights the bytes of a safetensors file that describes its layers, as `lenet5 train` and `toSafetensors()` of
 *   `@lenet5/model` write it, with the layout `tfjs`
 * @throws the errors of `decodeSafetensors()` of `@lenet5/core`
 * @throws InvalidStateError if the file does not describe a LeNet-5, or has other weights
 * @throws KernelsUnavailableError if the runtime does not support WebAssembly SIMD
 * @throws WebAssemblyBlockedError if the content security policy of the page forbids WebAssembly
 */
export async function loadPredictor(weights: Uint8Array): Promise<Predictor> {
  if (!isBuiltIn(weights, 'Uint8Array'))
    throw new InvalidStateError({
      problem: 'the weights are not bytes',
      found: formatValue(weights),
      remedy: 'pass a Uint8Array with the contents of a safetensors file',
    });
  const { tensors, metadata } = decodeSafetensors(weights);
  const variant = wholeVariant(describedVariant(metadata));
  checkActivations(metadata, variant);
  const { kernels, programs } = await embedded();
  const program = programs[variantName(variant)];
  if (!program)
    throw new InvalidStateError({
      problem: 'the predictor does not have this activation',
      found: variant.activation,
      remedy: 'compile() the model',
    });
  const module = await compileKernels('simd', kernels);
  return { variant, predict: await startProgram(module, program, tensors) };
}

/** @throws InvalidStateError if a part is missing: a guess would predict wrong classes */
function wholeVariant({ activation, pooling, padding }: Partial<Lenet5Variant>): Lenet5Variant {
  if (activation && pooling && padding) return { activation, pooling, padding };
  throw new InvalidStateError({
    problem: 'the file does not describe a LeNet-5',
    found: `activation ${activation}, pooling ${pooling}, padding ${padding}`,
    remedy: 'use a file that lenet5 train or toSafetensors() of @lenet5/model has written',
  });
}

/** @throws InvalidStateError if a layer has another activation than the first: no variant of LeNet-5 does */
function checkActivations(metadata: Safetensors['metadata'], { activation }: Lenet5Variant): void {
  const [other] = Object.values(metadata)
    .flatMap((text) => [...text.matchAll(/activation\W+(\w+)/g)])
    .filter(([, name]) => name !== activation && name !== 'softmax');
  if (!other) return;
  throw new InvalidStateError({
    problem: 'the layers have different activations',
    found: `${activation} and ${other[1]}`,
    remedy: 'compile() the model',
  });
}

async function startProgram(
  module: WebAssembly.Module,
  program: PredictionProgram,
  tensors: readonly NamedTensor[],
): Promise<Predictor['predict']> {
  const pages = Math.ceil(program.bytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const kernels = await instantiateKernels({ base: module }, memory);
  const words = new Int32Array(memory.buffer);
  for (const piece of program.pieces) words.set(piece.words, piece.offset / 4);
  writeWeights(memory, program, tensors);
  const run = { program: program.program, batchSize: 1, count: 1, orders: 0 };
  const frame = writeFrame(memory, program, 0, [0, 1], run);
  const image = new Uint8Array(memory.buffer, program.image, PIXELS);
  const result = new Float32Array(memory.buffer, program.probabilities, CLASSES);
  return (pixels) => {
    const count = countImages('pixels', pixels, [28, 28, 1]);
    const probabilities = new Float32Array(count * CLASSES);
    for (let index = 0; index < count; index++) {
      image.set(pixels.subarray(index * PIXELS, (index + 1) * PIXELS));
      kernels.run(run.program, frame);
      probabilities.set(result, index * CLASSES);
    }
    return probabilities;
  };
}
