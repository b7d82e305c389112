import type { ImageSet } from '@lenet5/mnist';
import { type Engine, pickEngine } from '@lenet5/trainer';
import type { Sequential } from '@tensorflow/tfjs-layers';

async function withEngine<Result>(
  model: Sequential,
  use: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const { engine } = await pickEngine('auto', { model });
  try {
    return await use(engine);
  } finally {
    await engine.dispose();
  }
}

/**
 * Predicts images with a model, on the compiled engine if it supports the model.
 *
 * @param images shape `[count, 28, 28]`, 0 (paper) to 255 (ink).
 * @returns class probabilities, shape `[count, classes]`.
 * @throws UnsupportedByEngineError if no engine supports the model.
 */
export function predictAll(model: Sequential, images: Uint8Array): Promise<Float32Array> {
  return withEngine(model, (engine) => engine.predict(images));
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
}

/** Predicts and scores labeled images; see {@link predictAll}. */
export function scoreAll(model: Sequential, set: ImageSet): Promise<Scored> {
  return withEngine(model, async (engine) => ({
    probabilities: await engine.predict(set.images),
    loss: (await engine.evaluate(set)).lossSum / set.count,
  }));
}
