import type { NamedTensor } from '@lenet5/core';
import { UnsupportedModelFileError } from '../errors/import-errors.js';
import type { StackDraft } from './stack-draft.js';

/** The parameters of a batch normalization in inference, each of shape `[channels]`. */
export interface BatchNormalization {
  readonly gamma: Float32Array | undefined;
  readonly beta: Float32Array | undefined;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
  readonly epsilon: number;
}

/**
 * Folds a batch normalization into the convolution or dense layer before it: with `s = γ / √(variance + ε)`, the kernel
 * becomes `s · kernel` and the bias `s · (bias − mean) + β`.
 * @throws UnsupportedModelFileError if the layer before it is neither, or has an activation
 */
export function foldBatchNormalization(
  draft: StackDraft,
  name: string,
  parameters: BatchNormalization,
): void {
  const { last } = draft;
  const weights = last && draft.weightsOf(last);
  if (!weights || !(last.type === 'Conv2D' || last.type === 'Dense') || last.activation !== 'linear') {
    const found =
      'a batch normalization that does not follow a convolution or dense layer without activation';
    throw new UnsupportedModelFileError(draft.source, `layer ${name}: ${found}`);
  }
  const { gamma, beta, mean, variance, epsilon } = parameters;
  const channels = weights.bias?.values.length ?? weights.kernel.shape.at(-1) ?? 0;
  const scale = Float64Array.from({ length: channels }, (_, channel) => {
    return (gamma?.[channel] ?? 1) / Math.sqrt((variance[channel] ?? 0) + epsilon);
  });
  const kernel = weights.kernel.values.map((value, index) => value * (scale[index % channels] ?? 1));
  const bias: NamedTensor = {
    name: 'bias',
    shape: [channels],
    values: Float32Array.from(scale, (factor, channel) => {
      const centered = (weights.bias?.values[channel] ?? 0) - (mean[channel] ?? 0);
      return factor * centered + (beta?.[channel] ?? 0);
    }),
  };
  draft.replaceLast({ ...last, useBias: true }, { kernel: { ...weights.kernel, values: kernel }, bias });
  draft.notes.push(`batch normalization ${name} is folded into ${last.name}`);
}
