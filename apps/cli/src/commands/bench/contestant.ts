import type { KernelBuild } from '@lenet5/trainer';

/** Which builds take part: one, or all that the runtime has. */
export type KernelChoice = KernelBuild | 'auto';

/** An engine as it takes part. */
export interface Contestant {
  readonly engine: 'compiled' | 'tfjs';
  readonly kernels: KernelBuild;
  readonly threads: number;
  /** Steps in a round: long enough to be measured, short enough to take turns. */
  readonly steps: number;
}

/** More threads do not help: a batch of 32 images is 8 groups of 4. */
const MOST_THREADS = 4;

const COMPILED_STEPS = 200;
const TFJS_STEPS = 40;

function threadCounts(asked: number | undefined, processors: number): number[] {
  if (asked !== undefined) return [asked];
  const automatic = Math.min(MOST_THREADS, processors);
  return automatic > 1 ? [1, automatic] : [1];
}

/**
 * Who takes part: the tfjs engine, which has one build and one thread, and the compiled one.
 *
 * @param threads of the compiled engine; not given: 1, and as many as a run takes by itself.
 * @param processors how many there are.
 */
export function contestants(
  kernels: KernelChoice,
  threads: number | undefined,
  processors: number,
): Contestant[] {
  const builds = (['simd', 'relaxed-simd'] as const).filter(
    (build) => kernels === 'auto' || kernels === build,
  );
  const tfjs: Contestant = { engine: 'tfjs', kernels: 'simd', threads: 1, steps: TFJS_STEPS };
  const compiled = builds.flatMap((build) =>
    threadCounts(threads, processors).map(
      (count): Contestant => ({ engine: 'compiled', kernels: build, threads: count, steps: COMPILED_STEPS }),
    ),
  );
  return builds.includes('simd') ? [tfjs, ...compiled] : compiled;
}

/** "compiled simd, 2 threads". */
export function describeContestant({ engine, kernels, threads }: Contestant): string {
  return `${engine} ${kernels}, ${threads} thread${threads === 1 ? '' : 's'}`;
}
