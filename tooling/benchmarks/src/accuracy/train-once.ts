import { type Initialization, type PlainModel, plainLenet5, plainModel } from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { type EngineName, fit, pickEngine, softTargets, type TrainableModel } from '@lenet5/trainer';
import { type RecipeValues, toTrainOptions } from '@lenet5/trainer/recipe';
import { measuredImages } from './measured-images.js';

/** The networks that can be measured. */
export const MEASURED_MODELS = ['lenet5', 'lenet5-1998'] as const;

/** What `trainOnce()` trains and scores. */
export interface Measurement {
  readonly model: (typeof MEASURED_MODELS)[number];
  readonly engine: EngineName;
  readonly seed: number;
  readonly options: RecipeValues;
  /** Whether to score on held-out training images instead of the test images. */
  readonly holdOut: boolean;
  /** Trains on so many of the first training images; default all. */
  readonly limit?: number | undefined;
  /** The penalty of "none of these" of the network of 1998; default that of the network. */
  readonly rejectPenalty?: number | undefined;
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
  /** Accuracy on the training images, without distortions, after the last epoch. */
  readonly training: number;
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
  const { train } = await measuredImages(measurement.holdOut, measurement.limit);
  return softTargets(models, train);
}

/** Trains once, scores every epoch, and scores the training images at the end. */
export async function trainOnce(
  measurement: Measurement,
): Promise<{ readonly outcome: Outcome; readonly model: TrainableModel }> {
  const { engine, seed, options, holdOut, limit, threads, targets } = measurement;
  const { train, scored } = await measuredImages(holdOut, limit);
  const { initialization, ...trained } = options;
  const model = createModel(measurement, initialization as Initialization | undefined);
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
  const minutes = (performance.now() - start) / 60_000;
  const [final = Number.NaN] = history.val_accuracy.slice(-1);
  const best = Math.max(...history.val_accuracy);
  const training = await accuracyOn(model, train);
  return { outcome: { engine, seed, final, best, training, minutes }, model };
}

/** The compiled engine trains a model without tfjs; the other one a `tf.Sequential`. */
function createModel(
  { model, engine, seed, rejectPenalty }: Measurement,
  initialization: Initialization | undefined,
): TrainableModel {
  const variant = model === 'lenet5' ? 'modern' : '1998';
  const options = { variant, seed, ...(initialization && { initialization }) } as const;
  if (engine === 'tfjs') return lenet5(options);
  const plain = plainLenet5(options);
  return rejectPenalty === undefined ? plain : withRejectPenalty(plain, rejectPenalty);
}

function withRejectPenalty(model: PlainModel, rejectPenalty: number): PlainModel {
  const layers = model.config.layers.map((layer) =>
    layer.type === 'Softmin' ? { ...layer, rejectPenalty } : layer,
  );
  return plainModel({ ...model.config, layers }, model.readValues());
}

async function accuracyOn(model: TrainableModel, images: ImageSet): Promise<number> {
  const { engine } = await pickEngine('auto', { model, kernels: 'simd' });
  const { correct, images: count } = await engine.evaluate(images);
  await engine.dispose();
  return correct / count;
}
