import type { KernelBuild } from '@lenet5/trainer';
import type { Contestant } from '@lenet5/trainer/bench';

/** The kernels to measure: one build, or all that the runtime supports. */
export type KernelChoice = KernelBuild | 'auto';

/** An engine of the trainer, in this process. */
export interface EngineContestant extends Contestant {
  readonly engine: 'compiled' | 'tfjs';
  readonly kernels: KernelBuild;
}

const COMPILED_STEPS = 200;
const TFJS_STEPS = 40;

function contestant(
  engine: EngineContestant['engine'],
  kernels: KernelBuild,
  threads: number,
): EngineContestant {
  const steps = engine === 'tfjs' ? TFJS_STEPS : COMPILED_STEPS;
  return { name: engine, engine, kernels, threads, processes: 1, steps };
}

function threadCounts(threads: number | undefined, automatic: number): number[] {
  if (threads !== undefined) return [threads];
  return automatic > 1 ? [1, automatic] : [1];
}

/**
 * Lists the contestants: the tfjs engine, which has only `simd` kernels and one thread, and the compiled engine.
 *
 * @param threads of the compiled engine. Default: 1, and the number that a run uses.
 * @param automatic the most threads that a run uses with `--threads auto`.
 */
export function contestants(
  kernels: KernelChoice,
  threads: number | undefined,
  automatic: number,
): EngineContestant[] {
  const builds = (['simd', 'relaxed-simd'] as const).filter(
    (build) => kernels === 'auto' || kernels === build,
  );
  const compiled = builds.flatMap((build) =>
    threadCounts(threads, automatic).map((count) => contestant('compiled', build, count)),
  );
  return builds.includes('simd') ? [contestant('tfjs', 'simd', 1), ...compiled] : compiled;
}

/** Describes a contestant: "compiled simd, 2 threads". */
export function describeContestant({ engine, kernels, threads }: EngineContestant): string {
  return `${engine} ${kernels}, ${threads} thread${threads === 1 ? '' : 's'}`;
}
