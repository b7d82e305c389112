import { UnsupportedModelError } from '@lenet5/compiler';
import type { Robustness } from '@lenet5/metrics';
import type { ImageSet } from '@lenet5/mnist';
import { type Engine, pickEngine, type TrainableModel } from '@lenet5/trainer';
import { disposeModel } from './dispose-model.js';

async function withEngine<Result>(
  model: TrainableModel,
  use: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const { engine } = await pickEngine('config' in model ? 'compiled' : 'auto', { model });
  try {
    return await use(engine);
  } finally {
    await engine.dispose();
  }
}

/** Uses the compiled engine if it supports the model, else TensorFlow.js. */
async function withAnyEngine<Result>(
  model: TrainableModel,
  use: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  try {
    return await withEngine(model, use);
  } catch (error) {
    if (!('config' in model && UnsupportedModelError.isInstance(error))) throw error;
    const { toTfjsModel } = await import('./tfjs-models.js');
    const sequential = await toTfjsModel(model);
    try {
      return await withEngine(sequential, use);
    } finally {
      disposeModel(sequential);
    }
  }
}

/**
 * Predicts images with a model, on the compiled engine if it supports the model.
 *
 * @param images shape `[count, 28, 28]`, 0 (paper) to 255 (ink).
 * @returns class probabilities, shape `[count, classes]`.
 * @throws UnsupportedByEngineError if no engine supports the model.
 */
export function predictAll(model: TrainableModel, images: Uint8Array): Promise<Float32Array> {
  return withAnyEngine(model, (engine) => engine.predict(images));
}

/** The output of a model for labeled images. */
export interface Scored {
  /** Shape `[count, classes]`. */
  readonly probabilities: Float32Array;
  /**
   * Mean cross-entropy in nats, computed from the logits as in training. Computed from probabilities, it would have an
   * upper bound, since a probability below 1e-38 is 0 in float32.
   */
  readonly loss: number;
  /** The accuracy on corrupted images, if it was measured. */
  readonly robustness?: Robustness;
}

/** What to measure besides the scores of the images themselves. */
export interface ScoreOptions {
  /** Measures the accuracy on corrupted images, with this seed. */
  readonly robustnessSeed?: number | undefined;
  /** Called with the name of each corruption before it is measured. */
  readonly onCorruption?: (name: string) => void;
}

/** Predicts and scores labeled images; see {@link predictAll}. */
export function scoreAll(
  model: TrainableModel,
  set: ImageSet,
  { robustnessSeed, onCorruption }: ScoreOptions = {},
): Promise<Scored> {
  return withAnyEngine(model, async (engine) => {
    const probabilities = await engine.predict(set.images);
    const loss = (await engine.evaluate(set)).lossSum / set.count;
    if (robustnessSeed === undefined) return { probabilities, loss };
    const { measureRobustness } = await import('@lenet5/trainer/robustness');
    const predict = (images: Uint8Array): Promise<Float32Array> => engine.predict(images);
    const options = { images: set, predict, seed: robustnessSeed, onCorruption };
    return { probabilities, loss, robustness: await measureRobustness(options) };
  });
}
