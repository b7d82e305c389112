import { compile } from '@lenet5/compiler';
import { type NamedTensor, type PlainModel, plainLenet5 } from '@lenet5/core';
import type { Robustness } from '@lenet5/metrics';
import type { ImageSet } from '@lenet5/mnist';
import { measureRobustness } from '@lenet5/trainer/robustness';
import { holdLifeLock } from '../worker/life-lock.js';
import type { AnalysisApi, F6Map } from './api.js';
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
