import { foldIntoWeights, type NormalizationParameters } from '@lenet5/core';
import { UnsupportedModelFileError } from '../errors/import-errors.js';
import type { StackDraft } from './stack-draft.js';

/**
 * Folds a batch normalization into the convolution or dense layer before it.
 * @throws UnsupportedModelFileError if the layer before it is neither, or has an activation
 */
export function foldBatchNormalization(
  draft: StackDraft,
  name: string,
  parameters: NormalizationParameters,
): void {
  const { last } = draft;
  const weights = last && draft.weightsOf(last);
  if (!weights || !(last.type === 'Conv2D' || last.type === 'Dense') || last.activation !== 'linear') {
    const found =
      'a batch normalization that does not follow a convolution or dense layer without activation';
    throw new UnsupportedModelFileError(draft.source, `layer ${name}: ${found}`);
  }
  const { kernel, bias } = foldIntoWeights(weights.kernel.values, weights.bias?.values, parameters);
  draft.replaceLast(
    { ...last, useBias: true },
    {
      kernel: { ...weights.kernel, values: kernel },
      bias: { name: 'bias', shape: [bias.length], values: bias },
    },
  );
  draft.notes.push(`batch normalization ${name} is folded into ${last.name}`);
}
