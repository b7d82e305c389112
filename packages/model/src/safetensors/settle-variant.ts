import { LENET5, type Lenet5Variant, type NamedTensor } from '@lenet5/core';
import { LayersDescribedError } from '../errors/layers-described-error.js';
import { LayersUnknownError } from '../errors/layers-unknown-error.js';
import { UnknownWeightsError } from '../errors/unknown-weights-error.js';
import { describeParts } from './describe-assumed.js';
import {
  type AssumedVariant,
  type FromSafetensorsOptions,
  OPTIONS_EXAMPLE,
  VARIANT_PARTS,
  type WeightsOptions,
} from './weights-options.js';

/** What the layers of a network have besides their weights, and which of it is assumed. */
interface SettledOptions {
  readonly settled: WeightsOptions;
  readonly assumed: AssumedVariant;
}

/**
 * Decides which layers weights belong to. What the file describes comes first, then the options, then `lenet5()`.
 * @throws LayersDescribedError if an option contradicts the file
 */
export function settleOptions(
  described: Partial<Lenet5Variant>,
  options: FromSafetensorsOptions,
  source: string,
): SettledOptions {
  const { onAssumed: _, layers: __, normalization: ___, ...given } = options;
  const conflict = VARIANT_PARTS.find(
    (part) => given[part] && described[part] && given[part] !== described[part],
  );
  if (conflict) throw new LayersDescribedError(source, `${conflict} ${given[conflict]}`);
  const assumed: AssumedVariant = {
    ...((described.activation ?? given.activation) ? {} : { activation: LENET5.activation }),
    ...((described.pooling ?? given.pooling) ? {} : { pooling: LENET5.pooling }),
  };
  const { activation, pooling } = LENET5;
  return { settled: { activation, pooling, ...given, ...described }, assumed };
}

/**
 * The LeNet-5 that tensors can be the weights of. Its padding follows from the number of inputs of the first dense layer, 256 or 400.
 * @returns undefined if its layers would have strides, or no pooling
 * @throws UnknownWeightsError if the padding that is given does not match the tensors
 */
export function lenet5Of(
  tensors: readonly NamedTensor[],
  { activation, pooling, padding, strides }: WeightsOptions,
  source: string,
): Lenet5Variant | undefined {
  if (pooling === 'none' || strides) return undefined;
  return { activation, pooling, padding: paddingOf(tensors, source, padding) };
}

/** @throws LayersUnknownError if something is assumed and the options have no `onAssumed` */
export function reportAssumed(
  assumed: AssumedVariant,
  { onAssumed }: FromSafetensorsOptions,
  source: string,
): void {
  if (Object.keys(assumed).length === 0) return;
  if (!onAssumed) throw new LayersUnknownError(source, describeParts(assumed), OPTIONS_EXAMPLE);
  onAssumed(assumed);
}

/** `same` if 120 units have 400 inputs, `valid` if they have 256, in a file with the first convolution of LeNet-5. */
function paddingOf(
  tensors: readonly NamedTensor[],
  source: string,
  given: Lenet5Variant['padding'] | undefined,
): Lenet5Variant['padding'] {
  const find = (...shapes: readonly string[]): NamedTensor | undefined =>
    tensors.find(({ shape }) => shapes.includes(String(shape)));
  const wide = find('120,400', '400,120');
  const dense1 = find('6,1,5,5', '5,5,1,6') && (wide ?? find('120,256', '256,120'));
  const found = wide ? 'same' : 'valid';
  if (!dense1 || given === undefined || given === found) return given ?? found;
  throw new UnknownWeightsError(
    source,
    `${dense1.name} is [${dense1.shape.join(', ')}], which needs padding ${found}, not ${given}`,
  );
}
