import { SEED } from '@lenet5/core';
import { accuracy, type Robustness, type RobustnessCurve } from '@lenet5/metrics';
import { type ImageSet, imageShape } from '@lenet5/mnist';
import { corruptImages } from './corrupt-images.js';
import { CORRUPTIONS, type CorruptionName } from './corruptions.js';

/** Options of `measureRobustness()`. */
export interface RobustnessOptions {
  /** Labeled images. */
  readonly images: ImageSet;
  /** The model: takes the pixels of images, 0 to 255, and returns probabilities of shape `[count, classes]`. */
  readonly predict: (images: Uint8Array) => Promise<Float32Array>;
  /** Seed of the corruptions, an integer from 0 to 2³² − 1. Default 42. */
  readonly seed?: number | undefined;
  /** Called before each corruption with its name. */
  readonly onCorruption?: ((name: CorruptionName) => void) | undefined;
}

/**
 * Measures the accuracy of a model on corrupted images: seven corruptions, each at five strengths. The same model, images and
 * seed give the same accuracies.
 *
 * @throws what `predict` throws, and KernelsUnavailableError (`@lenet5/compiler`) if the runtime does not support WebAssembly
 *   SIMD.
 *
 * @example
 * ```ts
 * import { measureRobustness } from '@lenet5/trainer/robustness';
 *
 * const images = { images: new Uint8Array(2 * 784), labels: Uint8Array.of(0, 1), count: 2 };
 * // A model that always predicts class 0.
 * const predict = async () => Float32Array.from({ length: 20 }, (_, at) => (at % 10 === 0 ? 1 : 0));
 * const { clean, curves } = await measureRobustness({ images, predict });
 * console.log(clean, curves.length); // 0.5 7
 * ```
 */
export async function measureRobustness(options: RobustnessOptions): Promise<Robustness> {
  const { images, predict, seed = SEED.default, onCorruption } = options;
  const score = async (pixels: Uint8Array): Promise<number> => accuracy(images.labels, await predict(pixels));
  const clean = await score(images.images);
  const curves: RobustnessCurve[] = [];
  for (const [key, { unit, strengths }] of Object.entries(CORRUPTIONS)) {
    const corruption = key as CorruptionName;
    onCorruption?.(corruption);
    const accuracies: number[] = [];
    for (const strength of strengths) {
      accuracies.push(
        await score(await corruptImages(images.images, corruption, strength, seed, imageShape(images))),
      );
    }
    curves.push({ corruption, unit, strengths, accuracies });
  }
  return { seed, clean, curves };
}
