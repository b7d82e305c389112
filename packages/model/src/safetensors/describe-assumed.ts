import type { InferredGeometry } from '../infer/inferred-geometry.js';
import type { AssumedVariant } from './weights-options.js';

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

/** As {@link describeAssumed}, without the file. */
export function describeParts({ activation, pooling, inferred, normalized }: AssumedVariant): string {
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
  strides,
  zeroPadding,
}: InferredGeometry): string[] {
  const list = (names: readonly string[]): string => names.join(' and ');
  return [
    `images of ${inputShape.join('×')}`,
    poolingAfter.length > 0 ? `pooling after ${list(poolingAfter)}` : 'no pooling',
    ...(strides ? [`strides ${strides.join(' and ')}`] : []),
    ...(zeroPadding ? [`padding ${zeroPadding.join(' and ')}`] : []),
    ...(samePadding.length > 0 ? [`same padding in ${list(samePadding)}`] : []),
    ...(withoutBias.length > 0 ? [`no bias in ${list(withoutBias)}`] : []),
  ];
}
