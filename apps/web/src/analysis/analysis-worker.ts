import { compile, createAugmenter } from '@lenet5/compiler';
import { type NamedTensor, type PlainModel, plainLenet5 } from '@lenet5/core';
import type { Robustness } from '@lenet5/metrics';
import { IMAGE_SIZE, type ImageSet, PIXELS } from '@lenet5/mnist';
import { strengthAt } from '@lenet5/trainer';
import { measureRobustness } from '@lenet5/trainer/robustness';
import { distortionsOf } from '../settings/augmentation.js';
import { holdLifeLock } from '../worker/life-lock.js';
import type { AnalysisApi, Distorting, F6Map } from './api.js';
import { F6_UNITS, f6Model, f6Values } from './f6-model.js';
import { principalPlane, project } from './pca.js';

/** The worker's side of the API. It uses one thread, because the training needs the others. */
export class AnalysisWorker implements AnalysisApi {
  readonly #lifeLock = holdLifeLock();

  lifeLock(): Promise<string | undefined> {
    return this.#lifeLock;
  }

  async mapF6(weights: readonly NamedTensor[], images: Uint8Array): Promise<F6Map> {
    const features = f6Values(await withProgram(f6Model(weights), (predict) => predict(images)));
    const plane = principalPlane(features, F6_UNITS);
    return { features, plane, points: project(features, plane) };
  }

  async predict(weights: readonly NamedTensor[], images: Uint8Array): Promise<Float32Array> {
    return withProgram(lenet5With(weights), (predict) => predict(images));
  }

  async augment(
    images: Uint8Array,
    { augmentation, seed, epoch, epochs }: Distorting,
  ): Promise<Float32Array> {
    const { fadeStart, finalStrength, ...distortions } = distortionsOf(augmentation);
    const augmenter = await createAugmenter({
      images,
      shape: [IMAGE_SIZE, IMAGE_SIZE, 1],
      distortions,
      seed,
    });
    const order = Uint32Array.from({ length: images.length / PIXELS }, (_, index) => index);
    const strength = strengthAt(epoch - 1, { totalSteps: epochs }, { fadeStart, finalStrength });
    return augmenter.augment(order, epoch - 1, strength);
  }

  async robustness(weights: readonly NamedTensor[], images: ImageSet): Promise<Robustness> {
    return withProgram(lenet5With(weights), (predict) => measureRobustness({ images, predict }));
  }
}

function lenet5With(weights: readonly NamedTensor[]): PlainModel {
  const model = plainLenet5();
  model.writeValues(weights);
  return model;
}

/** Compiles a model, uses it, and frees it. */
async function withProgram<Result>(
  model: PlainModel,
  use: (predict: (images: Uint8Array) => Promise<Float32Array>) => Promise<Result>,
): Promise<Result> {
  const program = await compile(model, { threads: 1 });
  try {
    return await use((images) => program.predict(images));
  } finally {
    await program.dispose();
  }
}
