import { compile, type KernelBuild, measurePeak } from '@lenet5/compiler';
import { shapeSize } from '@lenet5/core';
import { imageShape } from '@lenet5/mnist';
import { REFERENCE_BATCH_SIZE, referenceSpans } from '@lenet5/trainer/bench';
import type { Contestant } from './contestant.js';
import { openJob } from './job.js';
import type { Runner } from './runner.js';

/** Opens a job as a compiled program, whose figures can be compared with the peak of the machine. */
export async function openCompiledRunner({
  kernels,
  threads,
  automatic,
  network,
}: Contestant): Promise<Runner> {
  const { model, train, test } = await openJob(network);
  const build: KernelBuild = kernels === 'relaxed-simd' ? kernels : 'simd';
  const program = await compile(model, {
    train,
    batchSize: REFERENCE_BATCH_SIZE,
    kernels: build,
    threads: automatic ? 'auto' : threads,
  });
  const nextSpan = referenceSpans(train.count);
  return {
    train: async (steps) => {
      await program.train(nextSpan(steps));
    },
    predictOne: async () => {
      await program.predict(test.images.subarray(0, shapeSize(imageShape(test))));
    },
    evaluate: async () => {
      await program.evaluate(test);
    },
    peak: () => measurePeak(build, 20),
    profile: async (steps) => {
      const calls = await program.profile(nextSpan(steps));
      return calls.map(({ kernel, layer, milliseconds }) => ({
        call: `${kernel} ${layer}`,
        microseconds: 1000 * fifthPercentile(milliseconds),
      }));
    },
    dispose: () => program.dispose(),
  };
}

/** The time of a call without disturbances. */
function fifthPercentile(values: Float64Array): number {
  return values.toSorted()[Math.floor(values.length / 20)] ?? Number.NaN;
}
