import { formatQuantity, type NamedTensor, type PlainModel, type WeightSpec } from '@lenet5/core';
import { UnknownWeightsError } from '../errors/unknown-weights-error.js';
import { readWeights } from '../read-weights.js';
import { pickTensors, shapeOf } from './pick-tensors.js';
import { fromEntry } from './state-dict.js';
import { stateDictEntries } from './state-dict-entries.js';

/**
 * Finds the ten weights of LeNet-5 among tensors of a file that does not describe a model:
 *
 * - by the names of {@link lenet5}, `conv1/kernel` to `dense3/bias`; other tensors, such as the moments of a
 *   checkpoint, are ignored;
 * - otherwise by their shapes, which all differ: those of PyTorch (`[6, 1, 5, 5]`, `[120, 256]`) or those of tfjs, Keras
 *   and Flax (`[5, 5, 1, 6]`, `[256, 120]`).
 *
 * @param model a LeNet-5
 * @throws UnknownWeightsError if neither finds them
 */
export async function findLenet5Weights(
  model: PlainModel,
  tensors: readonly NamedTensor[],
  source: string,
): Promise<NamedTensor[]> {
  const own = await readWeights(model);
  const named = pickTensors(own, tensors, ({ name }) => name);
  if (named) return named;
  const entries = stateDictEntries(model.config);
  if (tensors.length !== own.length)
    throw new UnknownWeightsError(source, formatQuantity(tensors.length, 'tensor'));
  const tfjs = pickTensors(own, tensors, shapeOf);
  if (tfjs) return tfjs.map((tensor, index) => ({ ...tensor, name: own[index]?.name ?? '' }));
  const pytorch = pickTensors(entries, tensors, shapeOf);
  if (pytorch)
    return entries.map((entry, index) =>
      fromEntry(entry, pytorch[index]?.values ?? new Float32Array(), source),
    );
  throw new UnknownWeightsError(source, describeMismatch(tensors, [...own, ...entries]));
}

/** Describes a tensor whose shape does not occur in LeNet-5. */
function describeMismatch(tensors: readonly NamedTensor[], known: readonly WeightSpec[]): string {
  const shapes = new Set(known.map(shapeOf));
  const other = tensors.find((tensor) => !shapes.has(shapeOf(tensor)));
  return other ? `${other.name} is [${shapeOf(other)}]` : 'some shapes occur twice, others are missing';
}
