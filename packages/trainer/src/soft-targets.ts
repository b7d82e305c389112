import { invalidOption } from '@lenet5/core';
import { type AnyImageSet, imageParts } from '@lenet5/mnist';
import { pickEngine } from './pick-engine.js';
import { InvalidOptionError } from './recipe/invalid-option-error.js';
import { modelShapes } from './recipe/model-shapes.js';
import type { TrainableModel } from './trainable-model.js';

/**
 * The mean class probabilities of networks, the teachers, for each image: the targets of a distillation (Hinton et al. 2015).
 * The images are not distorted. Every host computes the same bits for models that the compiled engine supports.
 *
 * @param teachers At least one model, all with the same number of classes.
 * @param images The training images of the network that learns, in their order.
 * @returns Shape `[images.count, classes]`.
 * @throws InvalidOptionError if there is no teacher, or the teachers have different classes; what `pickEngine()` throws.
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { limitImageSet, loadMnist } from '@lenet5/mnist';
 * import { fit, softTargets } from '@lenet5/trainer';
 *
 * const digits = await loadMnist();
 * const data = { train: limitImageSet(digits.train, 320, 42) };
 * const teachers = [plainLenet5({ seed: 1 }), plainLenet5({ seed: 2 })];
 * for (const model of teachers) await fit({ model, data, epochs: 1 });
 * const targets = await softTargets(teachers, data.train);
 * const { history } = await fit({ model: plainLenet5(), data, epochs: 1, distillation: { targets, weight: 0.5 } });
 * console.log(targets.length, history.loss.length); // 3200 1
 * ```
 */
export async function softTargets(
  teachers: readonly TrainableModel[],
  images: AnyImageSet,
): Promise<Float32Array> {
  const counts = teachers.map((teacher) => modelShapes(teacher)?.output[0]);
  const [classes] = counts;
  if (classes === undefined) throw new InvalidOptionError(invalidOption('teachers', teachers, 'models'));
  const other = counts.findIndex((count) => count !== classes);
  if (other >= 0)
    throw new InvalidOptionError({
      option: `teachers[${other}]`,
      problem: `teachers[${other}] has other classes than teachers[0]`,
      found: `${counts[other]} classes`,
      remedy: `use models with ${classes} classes`,
    });
  const sums = new Float64Array(images.count * classes);
  for (const model of teachers) {
    const { engine } = await pickEngine('auto', { model, kernels: 'simd' });
    let first = 0;
    for await (const part of imageParts(images)) {
      const probabilities = await engine.predict(part.images);
      for (const [at, probability] of probabilities.entries())
        sums[first + at] = (sums[first + at] ?? 0) + probability;
      first += probabilities.length;
    }
    await engine.dispose();
  }
  return Float32Array.from(sums, (sum) => sum / teachers.length);
}
