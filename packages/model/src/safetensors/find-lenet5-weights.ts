import { formatQuantity, type NamedTensor, type PlainModel, type WeightSpec } from '@lenet5/core';
import { UnknownWeightsError } from '../errors/unknown-weights-error.js';
import { readWeights } from '../read-weights.js';
import { stateDictEntries } from './state-dict.js';

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
  const named = pick(own, tensors, ({ name }) => name);
  if (named) return named;
  const entries = await stateDictEntries(model);
  if (tensors.length !== own.length)
    throw new UnknownWeightsError(source, formatQuantity(tensors.length, 'tensor'));
  const tfjs = pick(own, tensors, shapeOf);
  if (tfjs) return tfjs.map((tensor, index) => ({ ...tensor, name: own[index]?.name ?? '' }));
  const pytorch = pick(entries, tensors, shapeOf);
  if (pytorch)
    return entries.map(({ toTfjs }, index) => toTfjs(pytorch[index]?.values ?? new Float32Array()));
  throw new UnknownWeightsError(source, describeMismatch(tensors, [...own, ...entries]));
}

/** For each wanted weight, the tensor with the same key; undefined if one is missing. */
function pick(
  wanted: readonly WeightSpec[],
  tensors: readonly NamedTensor[],
  key: (weight: WeightSpec) => string,
): NamedTensor[] | undefined {
  const byKey = new Map(tensors.map((tensor) => [key(tensor), tensor]));
  const found = wanted.flatMap((weight) => byKey.get(key(weight)) ?? []);
  return found.length === wanted.length ? found : undefined;
}

function shapeOf({ shape }: WeightSpec): string {
  return shape.join(', ');
}

/** Describes a tensor whose shape does not occur in LeNet-5. */
function describeMismatch(tensors: readonly NamedTensor[], known: readonly WeightSpec[]): string {
  const shapes = new Set(known.map(shapeOf));
  const other = tensors.find((tensor) => !shapes.has(shapeOf(tensor)));
  return other ? `${other.name} is [${shapeOf(other)}]` : 'some shapes occur twice, others are missing';
}
