import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { registerTrainingKernels } from '../register-training-kernels.js';
import { setupWasm } from '../setup-wasm.js';

/** A generator of the same random numbers in every run (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number from 0 to less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer in a range that includes both ends. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.between(0, choices.length - 1)] as T;
  }

  /** Values from −1 to 1 for a shape. */
  values(shape: readonly number[]): Float32Array {
    return Float32Array.from({ length: sizeOf(shape) }, () => this.next() * 2 - 1);
  }

  /** Small integers, also negative: they cause many ties, and their sums are exact in any order. */
  wholes(shape: readonly number[], limit = 3): Float32Array {
    return Float32Array.from({ length: sizeOf(shape) }, () => this.between(-limit, limit));
  }
}

/** Number of values of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Starts the wasm backend and registers the training kernels. */
export async function startBackends(): Promise<void> {
  await setupWasm();
  registerTrainingKernels();
}

/** Runs `compute` on a backend and copies its results. */
export async function on(
  backend: 'cpu' | 'wasm',
  compute: () => tf.Tensor | tf.Tensor[],
): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const outputs = tf.tidy(compute);
  const tensors = Array.isArray(outputs) ? outputs : [outputs];
  const values = tensors.map((tensor) => Float32Array.from(tensor.dataSync()));
  tf.dispose(tensors);
  return values;
}

/** The largest difference, relative to the largest magnitude of the expected values. NaN if any value is NaN. */
export function relativeError(found: ArrayLike<number>, right: ArrayLike<number>): number {
  if (found.length !== right.length) return Number.NaN;
  let difference = 0;
  let magnitude = 0;
  for (let i = 0; i < right.length; i++) {
    difference = Math.max(difference, Math.abs((found[i] ?? Number.NaN) - (right[i] ?? Number.NaN)));
    magnitude = Math.max(magnitude, Math.abs(right[i] ?? 0));
  }
  return magnitude === 0 ? difference : difference / magnitude;
}
