import { median } from '@lenet5/trainer/bench';
import type { Contestant } from './contestant.js';
import { ContestantProcess } from './contestant-process.js';

/** The inference speed of a contestant. */
export interface InferenceRow {
  readonly name: string;
  readonly engine: string;
  readonly kernels: string;
  readonly threads: number;
  /** Median microseconds from the bytes of one image to its probabilities. */
  readonly microsecondsPerImage: number;
  /** Median seconds to score the 10,000 test images. */
  readonly secondsFor10000: number;
}

/** Measures latency (blocks of single images) and throughput (the whole test set) of the contestants, alternately. */
export async function measureInference(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<InferenceRow[]> {
  const runnable = contestants.filter(
    ({ engine, processes }) => ['tfjs', 'compiled', 'predictor'].includes(engine) && processes === 1,
  );
  const processes = [];
  const results = runnable.map(() => ({ one: [] as number[], all: [] as number[] }));
  try {
    for (const contestant of runnable) processes.push(await ContestantProcess.start(contestant));
    for (let round = 0; round <= rounds; round++) {
      for (const [index, process] of processes.entries()) {
        const images = process.contestant.engine === 'tfjs' ? 100 : 1000;
        const [one] = await process.run('predictOne', images);
        const [all] = await process.run('evaluate');
        if (round === 0 || !one || !all) continue;
        results[index]?.one.push((one.milliseconds * 1000) / images);
        results[index]?.all.push(all.milliseconds / 1000);
      }
    }
  } finally {
    for (const process of processes) process.stop();
  }
  return runnable.map(({ name, engine, kernels, threads }, index) => ({
    name,
    engine,
    kernels,
    threads,
    microsecondsPerImage: median(results[index]?.one ?? []),
    secondsFor10000: median(results[index]?.all ?? []),
  }));
}
