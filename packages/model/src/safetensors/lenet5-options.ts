import { LENET5, LENET5_CHOICES, type Lenet5Variant, type NamedTensor, type StackConfig } from '@lenet5/core';
import { checkOptions } from '../check-options.js';
import { LayersDescribedError } from '../errors/layers-described-error.js';
import { LayersUnknownError } from '../errors/layers-unknown-error.js';
import { OptionsError } from '../errors/options-error.js';
import { UnknownWeightsError } from '../errors/unknown-weights-error.js';
import type { InferredGeometry } from './infer-stack.js';

/** The parts of a network that neither a file nor the caller names, with the values that are used. */
export interface AssumedVariant extends Partial<Pick<Lenet5Variant, 'activation' | 'pooling'>> {
  /** What follows from the shapes of weights that are not those of LeNet-5; absent for LeNet-5. */
  readonly inferred?: InferredGeometry;
  /** The layers, with their names in the file, into which a batch normalization before their activation was folded, and its ε. */
  readonly normalized?: { readonly layers: readonly string[]; readonly epsilon: number };
}

/** Options of {@link fromSafetensors}: what a file of weights does not say about its layers. */
export interface FromSafetensorsOptions extends Partial<Lenet5Variant> {
  /** The layers, instead of the other parts: those of any network. */
  readonly layers?: StackConfig;
  /**
   * Called if the activation or the pooling is assumed; without it, the assumption is an error. The weights are also
   * assumed to be trained with pixels from 0 to 1.
   */
  readonly onAssumed?: (assumed: AssumedVariant) => void;
}

const EXAMPLE = "{ activation: 'relu', pooling: 'max', padding: 'same' }";
const PARTS = ['activation', 'pooling', 'padding'] as const;

/** A LeNet-5, and which of its parts are assumed. */
interface SettledVariant {
  readonly variant: Lenet5Variant;
  readonly assumed: AssumedVariant;
}

/** @throws OptionsError if the options have an unknown name or value */
export function checkVariantOptions(options: FromSafetensorsOptions): void {
  checkOptions('fromSafetensors', options, [...PARTS, 'layers', 'onAssumed'], EXAMPLE);
  for (const part of PARTS) {
    const choices: readonly unknown[] = LENET5_CHOICES[part];
    const value = options[part];
    if (value === undefined || choices.includes(value)) continue;
    throw new OptionsError('fromSafetensors', `${part} '${value}'`, EXAMPLE);
  }
  const part = options.layers && PARTS.find((one) => options[one] !== undefined);
  if (part) throw new OptionsError('fromSafetensors', `layers and ${part}`, EXAMPLE);
}

/**
 * Decides which LeNet-5 the tensors belong to. What the file describes comes first, then the options, then `lenet5()`.
 * The padding follows from the number of inputs of the first dense layer, 256 or 400.
 *
 * @throws LayersDescribedError if an option contradicts the file; UnknownWeightsError if the padding of the options does not match the tensors
 */
export function settleVariant(
  tensors: readonly NamedTensor[],
  described: Partial<Lenet5Variant>,
  options: FromSafetensorsOptions,
  source: string,
): SettledVariant {
  const { onAssumed: _, layers: __, ...given } = options;
  const conflict = PARTS.find((part) => given[part] && described[part] && given[part] !== described[part]);
  if (conflict) throw new LayersDescribedError(source, `${conflict} ${given[conflict]}`);
  const assumed: AssumedVariant = {
    ...((described.activation ?? given.activation) ? {} : { activation: LENET5.activation }),
    ...((described.pooling ?? given.pooling) ? {} : { pooling: LENET5.pooling }),
  };
  const padding = paddingOf(tensors, source, given.padding);
  return { variant: { ...LENET5, ...given, ...described, padding }, assumed };
}

/** @throws LayersUnknownError if something is assumed and the options have no `onAssumed` */
export function reportAssumed(
  assumed: AssumedVariant,
  { onAssumed }: FromSafetensorsOptions,
  source: string,
): void {
  if (Object.keys(assumed).length === 0) return;
  if (!onAssumed) throw new LayersUnknownError(source, describeParts(assumed), EXAMPLE);
  onAssumed(assumed);
}

/** `same` if 120 units have 400 inputs, `valid` if they have 256. */
function paddingOf(
  tensors: readonly NamedTensor[],
  source: string,
  given: Lenet5Variant['padding'] | undefined,
): Lenet5Variant['padding'] {
  const wide = tensors.find(({ shape }) => ['120,400', '400,120'].includes(String(shape)));
  const narrow = tensors.find(({ shape }) => ['120,256', '256,120'].includes(String(shape)));
  const dense1 = wide ?? narrow;
  const found = wide ? 'same' : 'valid';
  if (!dense1 || given === undefined || given === found) return given ?? found;
  throw new UnknownWeightsError(
    source,
    `${dense1.name} is [${dense1.shape.join(', ')}], which needs padding ${found}, not ${given}`,
  );
}

/**
 * Describes what was assumed about a file: "weights.safetensors does not describe its layers (assumed: tanh, …)".
 *
 * @example
 * ```ts
 * import { describeAssumed } from '@lenet5/model';
 *
 * console.log(describeAssumed('weights.safetensors', { activation: 'tanh' }));
 * // weights.safetensors does not describe its layers (assumed: tanh, pixels from 0 to 1)
 * ```
 */
export function describeAssumed(source: string, assumed: AssumedVariant): string {
  return `${source} does not describe its layers (assumed: ${describeParts(assumed)})`;
}

function describeParts({ activation, pooling, inferred, normalized }: AssumedVariant): string {
  const geometry = inferred ? describeGeometry(inferred) : [];
  const folded =
    normalized &&
    `batch normalization with ε ${normalized.epsilon} before the activation of ${normalized.layers.join(' and ')}`;
  return [activation, pooling && `${pooling} pooling`, 'pixels from 0 to 1', ...geometry, folded]
    .filter(Boolean)
    .join(', ');
}

function describeGeometry({
  inputShape,
  samePadding,
  poolingAfter,
  withoutBias,
}: InferredGeometry): string[] {
  const list = (names: readonly string[]): string => names.join(' and ') || 'no layer';
  return [
    `images of ${inputShape.join('×')}`,
    `pooling after ${list(poolingAfter)}`,
    ...(samePadding.length > 0 ? [`same padding in ${list(samePadding)}`] : []),
    ...(withoutBias.length > 0 ? [`no bias in ${list(withoutBias)}`] : []),
  ];
}
