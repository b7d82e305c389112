import type { KernelBuild } from './kernel-build.js';
import { instantiateKernels } from './runtime/instantiate-kernels.js';
import { loadKernels } from './runtime/load-kernels.js';

/** Operations of one round of assembly/peak.ts: 12 chains of 4 products and 4 sums. */
const OPERATIONS = 12 * 4 * 2;

/** Rounds a measurement: about a millisecond. */
const ROUNDS = 300_000;

/** Where the kernel's operands lie: in the page that is the module's own, above its constants. */
const AT = 60_000;

/**
 * Measures the most multiply-adds that this machine's WebAssembly SIMD does on one thread, in GFLOP/s: 12 independent
 * chains in registers. The best of several rounds of a millisecond, since what disturbs only slows.
 * @param milliseconds how long to measure
 */
export async function measurePeak(kernels: KernelBuild, milliseconds = 50): Promise<number> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  new Float32Array(memory.buffer, AT, 12).fill(0.5);
  const { peak } = await instantiateKernels(await loadKernels(kernels, false), memory);
  let best = 0;
  const until = performance.now() + milliseconds;
  do {
    const began = performance.now();
    peak(ROUNDS, AT);
    const seconds = (performance.now() - began) / 1000;
    best = Math.max(best, (ROUNDS * OPERATIONS) / seconds / 1e9);
  } while (performance.now() < until);
  return best;
}
