import { checkFinite, checkTensorShape, type NamedTensor, WeightsMismatchError } from '@lenet5/core';

/** Name and shape of a weight of a model. */
interface WantedWeight {
  readonly name: string;
  readonly shape: readonly (number | null)[];
}

/**
 * Sorts weights into the order of a model, by name, and checks them.
 * @param source where the weights come from, for error messages
 * @throws WeightsMismatchError if a weight is missing, unknown, repeated or has another shape
 * @throws WeightsNotFiniteError if a value is NaN or infinite
 */
export function orderWeights(
  wanted: readonly WantedWeight[],
  weights: readonly NamedTensor[],
  source: string,
): NamedTensor[] {
  const given = new Map(weights.map((weight) => [weight.name, weight]));
  if (given.size !== weights.length) throw new WeightsMismatchError(source, 'two tensors have the same name');
  const ordered = wanted.map(({ name, shape }) => {
    const weight = given.get(name);
    if (!weight) throw new WeightsMismatchError(source, `${name} is missing`);
    checkTensorShape(weight, shape, source);
    given.delete(name);
    return weight;
  });
  const [unknown] = given.keys();
  if (unknown !== undefined) throw new WeightsMismatchError(source, `the model has no weight ${unknown}`);
  checkFinite(ordered, source);
  return ordered;
}
