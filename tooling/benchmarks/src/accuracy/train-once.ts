import { INITIALIZATION, type Initialization } from '@lenet5/core';
import { lenet5 } from '@lenet5/model';
import { type EngineName, fit, softTargets, type TrainableModel } from '@lenet5/trainer';
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
  /** Mean class probabilities of the teachers for each training image, if the network learns from teachers. */
  readonly targets?: Float32Array | undefined;
}

/** The result of one run. Accuracies are those of the 10,000 scored images, from 0 to 1. */
export interface Outcome {
  readonly engine: EngineName;
  readonly seed: number;
  readonly final: number;
  readonly best: number;
  readonly minutes: number;
}

/** The class probabilities of teachers that are trained with these seeds, and without teachers themselves. */
export async function trainTeachers(
  seeds: readonly number[],
  measurement: Omit<Measurement, 'seed' | 'targets'>,
): Promise<Float32Array> {
  const { teacherWeight, temperature, ...options } = measurement.options;
  const models: TrainableModel[] = [];
  for (const seed of seeds) models.push((await trainOnce({ ...measurement, options, seed })).model);
  const { train } = await measuredImages(measurement.holdOut);
  return softTargets(models, train);
}

/** Trains once, and scores every epoch. */
export async function trainOnce(
  measurement: Measurement,
): Promise<{ readonly outcome: Outcome; readonly model: TrainableModel }> {
  const { engine, seed, options, holdOut, threads, targets } = measurement;
  const { train, scored } = await measuredImages(holdOut);
  const { initialization = INITIALIZATION.default, ...trained } = options;
  const model = lenet5({ seed, initialization: initialization as Initialization });
  const start = performance.now();
  const { history } = await fit({
    ...toTrainOptions({ ...trained, teacher: targets }),
    ...(engine === 'compiled' ? { kernels: 'simd', threads } : {}),
    model,
    data: { train, validation: scored },
    seed,
    engine,
    checkpointEvery: 0,
  });
  const final = history.val_accuracy.at(-1) ?? Number.NaN;
  const minutes = (performance.now() - start) / 60_000;
  return { outcome: { engine, seed, final, best: Math.max(...history.val_accuracy), minutes }, model };
}
