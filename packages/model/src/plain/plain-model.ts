import type { NamedTensor } from '@lenet5/core';
import { checkShape } from '../check-shape.js';
import { WeightsMismatchError } from '../errors/weights-errors.js';

/** A weight that is held as plain values. */
export interface PlainWeight {
  readonly originalName: string;
  readonly shape: readonly number[];
  /** A view of the values, not a copy. */
  read(): { data(): Float32Array };
}

/** A layer, told in tfjs's terms. */
export interface PlainLayer {
  readonly name: string;
  readonly weights: readonly PlainWeight[];
  getClassName(): string;
  /** As the layer of tfjs answers, less how its weights began. */
  getConfig(): object;
}

/** A sequential model without tfjs: what `@lenet5/compiler` compiles and the compiled engine of `@lenet5/trainer` trains. */
export interface PlainModel {
  readonly inputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly outputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly layers: readonly PlainLayer[];
  readonly weights: readonly PlainWeight[];
  readonly trainableWeights: readonly PlainWeight[];
  /** `Sequential`. */
  getClassName(): string;
  /** A copy of the weights, in the model's order. */
  readValues(): NamedTensor[];
  /**
   * Takes weights in the model's order, and keeps its own where one is refused.
   * @throws WeightsMismatchError where they are not as many, or one has another name or shape, or not as many values as its shape
   */
  writeValues(weights: readonly NamedTensor[]): void;
}

/** What a layer of a plain model is made of. */
export interface LayerParts {
  readonly name: string;
  readonly className: string;
  readonly config: object;
  readonly weights?: readonly NamedTensor[];
}

/** Puts layers together; `input` and `output` are the shapes of one image and of what is made of it. */
export function plainModel(
  input: readonly number[],
  output: readonly number[],
  parts: readonly LayerParts[],
): PlainModel {
  const tensors = parts.flatMap(({ weights = [] }) => weights);
  const layers = parts.map(({ name, className, config, weights = [] }) => ({
    name,
    weights: weights.map(weightOf),
    getClassName: () => className,
    getConfig: () => ({ ...config, name, trainable: true }),
  }));
  const weights = layers.flatMap((layer) => layer.weights);
  return {
    inputs: [{ shape: [null, ...input] }],
    outputs: [{ shape: [null, ...output] }],
    layers,
    weights,
    trainableWeights: weights,
    getClassName: () => 'Sequential',
    readValues: () => tensors.map((tensor) => ({ ...tensor, values: tensor.values.slice() })),
    writeValues: (given) => {
      check(tensors, given);
      for (const [index, { values }] of tensors.entries()) values.set(given[index]?.values ?? []);
    },
  };
}

function weightOf({ name, shape, values }: NamedTensor): PlainWeight {
  return { originalName: name, shape, read: () => ({ data: () => values }) };
}

function check(own: readonly NamedTensor[], given: readonly NamedTensor[]): void {
  const source = 'a plain model';
  if (given.length !== own.length)
    throw new WeightsMismatchError(source, `${given.length} tensors, not ${own.length}`);
  for (const [index, tensor] of given.entries()) {
    const { name, shape } = own[index] ?? tensor;
    if (tensor.name !== name) throw new WeightsMismatchError(source, `${tensor.name}, not ${name}`);
    checkShape(tensor, shape, source);
  }
}
