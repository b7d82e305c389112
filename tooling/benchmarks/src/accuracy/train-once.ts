import { INITIALIZATION, type Initialization } from '@lenet5/core';
import { lenet5 } from '@lenet5/model';
import { type EngineName, fit } from '@lenet5/trainer';
import { type RecipeValues, toTrainOptions } from '@lenet5/trainer/recipe';
import { measuredImages } from './measured-images.js';

/** What `trainOnce()` trains and scores. */
export interface Measurement {
  readonly engine: EngineName;
  readonly seed: number;
  readonly options: RecipeValues;
  /** Whether to score on held-out training images instead of the test images. */
  readonly holdOut: boolean;
  /** Threads of the compiled engine. */
  readonly threads: number;
}

/** The result of one run. Accuracies are those of the 10,000 scored images, from 0 to 1. */
export interface Outcome {
  readonly engine: EngineName;
  readonly seed: number;
  readonly final: number;
  readonly best: number;
  readonly minutes: number;
}

/** Trains once, and scores every epoch. */
export async function trainOnce({ engine, seed, options, holdOut, threads }: Measurement): Promise<Outcome> {
  const { train, scored } = await measuredImages(holdOut);
  const { initialization = INITIALIZATION.default, ...trained } = options;
  const start = performance.now();
  const { history } = await fit({
    ...toTrainOptions(trained),
    ...(engine === 'compiled' ? { kernels: 'simd', threads } : {}),
    model: lenet5({ seed, initialization: initialization as Initialization }),
    data: { train, validation: scored },
    seed,
    engine,
    checkpointEvery: 0,
  });
  const final = history.val_accuracy.at(-1) ?? Number.NaN;
  const minutes = (performance.now() - start) / 60_000;
  return { engine, seed, final, best: Math.max(...history.val_accuracy), minutes };
}
