import type { Contestant as BenchContestant } from '@lenet5/trainer/bench';
import type { NetworkName } from './networks/networks.js';

/** An engine or a stock TensorFlow.js backend in a process of its own. */
export interface Contestant extends BenchContestant {
  readonly engine: 'cpu' | 'stock+workaround' | 'tfjs' | 'compiled' | 'predictor';
  readonly kernels: 'none' | 'simd' | 'relaxed-simd';
  /** Whether the compiled engine chooses the number of threads, instead of `threads`. */
  readonly automatic?: boolean;
  /** The network of examples/networks that it trains instead of the reference job. */
  readonly network?: NetworkName;
  /** The folder of another built clone of the repository, whose engine is measured instead of this one's. */
  readonly clone?: string;
}

/** A task for the process of a contestant. */
export type Task = 'train' | 'predictOne' | 'evaluate' | 'peak' | 'profile';

/** Bytes of a module with one relaxed instruction (`f32x4.relaxed_madd` of three zeros). */
const RELAXED_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0,
  253, 15, 65, 0, 253, 15, 253, 133, 2, 11,
]);

/** All contestants that this runtime supports. */
export function contestants(): Contestant[] {
  const tfjs: Contestant[] = [
    { name: 'tfjs cpu', engine: 'cpu', kernels: 'none', threads: 1, processes: 1, steps: 1 },
    {
      name: 'tfjs wasm, stock+workaround',
      engine: 'stock+workaround',
      kernels: 'simd',
      threads: 1,
      processes: 1,
      steps: 25,
    },
    { name: 'tfjs wasm, our kernels', engine: 'tfjs', kernels: 'simd', threads: 1, processes: 1, steps: 50 },
  ];
  const builds = WebAssembly.validate(RELAXED_PROBE)
    ? (['simd', 'relaxed-simd'] as const)
    : (['simd'] as const);
  const compiled = builds.flatMap((kernels): Contestant[] => [
    { name: 'compiled', engine: 'compiled', kernels, threads: 1, processes: 1, steps: 200 },
    { name: 'compiled', engine: 'compiled', kernels, threads: 2, processes: 1, steps: 200 },
    { name: 'compiled, two processes', engine: 'compiled', kernels, threads: 1, processes: 2, steps: 200 },
  ]);
  const predictor: Contestant = {
    name: 'predictor',
    engine: 'predictor',
    kernels: 'simd',
    threads: 1,
    processes: 1,
    steps: 0,
  };
  return [...tfjs, ...compiled, predictor];
}
