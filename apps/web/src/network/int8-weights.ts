import { LenetError, type NamedTensor } from '@lenet5/core';
import { KERNEL_SHAPES, TRAINED_LAYERS, type Weights, weightsFrom } from '../explain/weights.js';
import { texts } from '../language/texts.js';

/** The file with the shipped weights does not have the length of one. */
export class Int8FileError extends LenetError {
  static override readonly code = 'WEB_INT8_FILE';
  declare readonly code: typeof Int8FileError.code;

  constructor(found: number, expected: number) {
    const { shippedNetwork, bytes } = texts.peek().errors;
    super({ ...shippedNetwork, found: bytes(found, expected) });
  }
}

/** The file, for error messages. */
const SOURCE = 'network.int8';

/** Weights that were stored with 8 bits each, and the accuracy of that network on the test set, from 0 to 1. */
export interface Int8Network {
  readonly weights: Weights;
  readonly accuracy: number;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

const LAYERS = TRAINED_LAYERS.map((name) => {
  const shape: readonly number[] = KERNEL_SHAPES[name];
  return { name, shape, size: sizeOf(shape), channels: shape.at(-1) ?? 0 };
});

/** The accuracy, and a scale and a bias for each output channel. */
const FLOATS = 1 + LAYERS.reduce((sum, { channels }) => sum + 2 * channels, 0);

/** Bytes of a file. */
const LENGTH = 4 * FLOATS + LAYERS.reduce((sum, { size }) => sum + size, 0);

/**
 * Reads the weights that `scripts/quantize.mjs` has written: little-endian float32 numbers, namely the accuracy, then for
 * each layer a scale per output channel and the biases; after them the int8 steps of the kernels. A weight is scale · step,
 * rounded to float32.
 *
 * @throws Int8FileError if the length is wrong
 */
export function readInt8Weights(bytes: Uint8Array): Int8Network {
  if (bytes.length !== LENGTH) throw new Int8FileError(bytes.length, LENGTH);
  // A copy is aligned, as floats must be.
  const { buffer } = bytes.slice();
  const floats = new Float32Array(buffer, 0, FLOATS);
  let float = 1;
  let byte = 4 * FLOATS;
  const tensors = LAYERS.flatMap(({ name, shape, size, channels }): NamedTensor[] => {
    const scales = floats.subarray(float, float + channels);
    const bias = floats.slice(float + channels, float + 2 * channels);
    float += 2 * channels;
    const steps = new Int8Array(buffer, byte, size);
    byte += size;
    const kernel = new Float32Array(size);
    for (let i = 0; i < size; i++) kernel[i] = steps[i]! * scales[i % channels]!;
    return [
      { name: `${name}/kernel`, shape, values: kernel },
      { name: `${name}/bias`, shape: [channels], values: bias },
    ];
  });
  return { weights: weightsFrom(tensors, SOURCE), accuracy: floats[0] ?? 0 };
}
