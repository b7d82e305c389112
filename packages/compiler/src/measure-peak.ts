import { checkOption } from '@lenet5/core';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import type { KernelBuild } from './kernel-build.js';
import { instantiateKernels } from './runtime/instantiate-kernels.js';
import { loadKernels } from './runtime/load-kernels.js';

const BUILDS = { type: 'choice', choices: ['simd', 'relaxed-simd'], default: 'simd' } as const;

/** Floating-point operations per iteration of assembly/peak.ts: 12 chains of 4 products and 4 sums. */
const OPERATIONS = 12 * 4 * 2;

/** Iterations per measurement: about a millisecond. */
const ITERATIONS = 300_000;

/** Address of the operands: in the first page, above the constants of the module. */
const ADDRESS = 60_000;

/**
 * Measures the peak throughput of WebAssembly SIMD multiply-adds on one thread, in GFLOP/s, with 12 independent chains in
 * registers. Returns the best of several measurements of a millisecond, since interference can only slow a measurement down.
 * @param milliseconds how long to measure
 * @throws InvalidOptionError if there is no such build; KernelsUnavailableError if the runtime does not support it
 *
 * @example
 * ```ts
 * import { measurePeak } from '@lenet5/compiler';
 *
 * const gflops = await measurePeak('simd', 10);
 * console.log(gflops > 0.1); // true
 * ```
 */
export async function measurePeak(kernels: KernelBuild, milliseconds = 50): Promise<number> {
  const problem = checkOption('kernels', BUILDS, kernels);
  if (problem) throw new InvalidOptionError(problem.option, problem.found, problem.remedy, problem.problem);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  new Float32Array(memory.buffer, ADDRESS, 12).fill(0.5);
  const { peak } = await instantiateKernels(await loadKernels(kernels, false), memory);
  let best = 0;
  const until = performance.now() + milliseconds;
  do {
    const began = performance.now();
    peak(ITERATIONS, ADDRESS);
    const seconds = (performance.now() - began) / 1000;
    best = Math.max(best, (ITERATIONS * OPERATIONS) / seconds / 1e9);
  } while (performance.now() < until);
  return best;
}
