import type { NamedTensor } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { UnknownWeightsError } from '../errors/unknown-weights-error.js';
import { readWeights } from '../model-weights.js';
import { stateDictEntries } from './state-dict.js';

/** A tensor, or what one should be. */
interface Shaped {
  readonly name: string;
  readonly shape: readonly number[];
}

/**
 * Finds the ten weights of a LeNet-5 among tensors that come without a model:
 *
 * - by the names of {@link lenet5}, `conv1/kernel` to `dense3/bias`; other tensors, such as the moments of a
 *   checkpoint, are left aside;
 * - else by their shapes, which differ all ten, whatever they are called: in PyTorch's order (`[6, 1, 5, 5]`,
 *   `[120, 256]`) or in that of tfjs, Keras and Flax (`[5, 5, 1, 6]`, `[256, 120]`).
 *
 * @param model a LeNet-5
 * @throws UnknownWeightsError where neither finds them
 */
export async function lenet5Weights(
  model: Sequential,
  tensors: readonly NamedTensor[],
  source: string,
): Promise<NamedTensor[]> {
  const own = await readWeights(model);
  const named = pick(own, tensors, ({ name }) => name);
  if (named) return named;
  const entries = await stateDictEntries(model);
  if (tensors.length !== own.length) throw new UnknownWeightsError(source, `${tensors.length} tensors`);
  const alike = pick(own, tensors, shapeOf);
  if (alike) return alike.map((tensor, index) => ({ ...tensor, name: own[index]?.name ?? '' }));
  const twins = pick(entries, tensors, shapeOf);
  if (twins) return entries.map((entry, index) => entry.own(twins[index]?.values ?? new Float32Array()));
  throw new UnknownWeightsError(source, strangest(tensors, [...own, ...entries]));
}

/** For each one that is wanted the tensor with the same key; nothing where one is missing. */
function pick(
  wanted: readonly Shaped[],
  tensors: readonly NamedTensor[],
  key: (one: Shaped) => string,
): NamedTensor[] | undefined {
  const byKey = new Map(tensors.map((tensor) => [key(tensor), tensor]));
  const found = wanted.flatMap((one) => byKey.get(key(one)) ?? []);
  return found.length === wanted.length ? found : undefined;
}

function shapeOf({ shape }: Shaped): string {
  return shape.join(', ');
}

/** The tensor that shows best that this is another model. */
function strangest(tensors: readonly NamedTensor[], known: readonly Shaped[]): string {
  const shapes = new Set(known.map(shapeOf));
  const strange = tensors.find((tensor) => !shapes.has(shapeOf(tensor)));
  return strange
    ? `${strange.name} is [${shapeOf(strange)}]`
    : 'some shapes are there twice, others not at all';
}
