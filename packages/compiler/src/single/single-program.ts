import { formatQuantity } from '@lenet5/core';
import { countImages } from '../check-images.js';
import { InvalidOptionError } from '../errors/invalid-option-error.js';
import type { KernelBuild } from '../kernel-build.js';
import type { SinglePlan } from '../plan/single/single-plan.js';
import type { SingleValue } from '../plan/single/single-value.js';
import { type Run, writeFrame } from '../runtime/frame.js';
import type { KernelExports } from '../runtime/instantiate-kernels.js';

/** The parts of a program for single images. */
export interface SingleProgramParts {
  readonly plan: SinglePlan;
  readonly memory: WebAssembly.Memory;
  readonly kernels: KernelBuild;
  readonly run: KernelExports['run'];
  /** Address of the encoded program. */
  readonly program: number;
}

/** A model as a program that predicts single images: see {@link compileSingle}. Every call is synchronous. */
export class SingleProgram {
  /** The build of the kernels in use. */
  readonly kernels: KernelBuild;
  readonly #plan: SinglePlan;
  readonly #memory: WebAssembly.Memory;
  readonly #run: KernelExports['run'];
  readonly #frame: number;
  readonly #program: number;

  /** @internal compileSingle() creates programs. */
  constructor({ plan, memory, kernels, run, program }: SingleProgramParts) {
    this.kernels = kernels;
    this.#plan = plan;
    this.#memory = memory;
    this.#run = run;
    this.#program = program;
    const frame: Run = { program, batchSize: 1, count: 1, orders: 0 };
    this.#frame = writeFrame(memory, plan, 0, [0, 1], frame);
  }

  /**
   * Class probabilities, or the outputs of a model that does not end in a softmax, shape `[outputs]`, of an image
   * `[rows, columns, channels]` with values 0 to 255.
   * @throws InvalidOptionError if the bytes are not one image
   */
  predict(image: Uint8Array): Float32Array {
    const { network, places } = this.#plan;
    const count = countImages('image', image, network.input);
    if (count !== 1)
      throw new InvalidOptionError('image', formatQuantity(count, 'image'), 'pass one image per call');
    new Uint8Array(this.#memory.buffer).set(image, places.images.offset);
    this.#run(this.#program, this.#frame);
    return new Float32Array(this.#memory.buffer, places.predictions.offset, network.outputs).slice();
  }

  /**
   * The output of a layer for the image that was predicted last, row-major: `[rows, columns, channels]`, or `[units]`. A softmax at the end
   * of the model is left out: it is what `predict()` returns.
   *
   * @param index of the layer in the model
   * @returns undefined for a padding or rescaling that is computed with the next layer, and for radial basis function units
   */
  layerOutput(index: number): Float32Array | undefined {
    const value = this.#plan.values[index];
    return value && readValue(this.#memory, value);
  }
}

function readValue({ buffer }: WebAssembly.Memory, value: SingleValue): Float32Array {
  const start = value.address.buffer.offset + value.address.offset;
  if (value.kind === 'vector') return new Float32Array(buffer, start, value.shape).slice();
  const [rows, columns, channels] = value.shape;
  const values = new Float32Array(rows * columns * channels);
  const floats = new Float32Array(buffer);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const row = Math.floor(pixel / columns);
    const at = (start + row * value.row + (pixel % columns) * value.pixel) / 4;
    values.set(floats.subarray(at, at + channels), pixel * channels);
  }
  return values;
}
