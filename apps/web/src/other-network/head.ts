import type { LayerConfig, PlainModel } from '@lenet5/core';

/**
 * What the outputs of a network are:
 *
 * - `probabilities`: of a softmax;
 * - `penalties`: probabilities of a softmin, which leave a rest for "none of these";
 * - `logits`: of a network without an activation at its end, such as those of PyTorch; a softmax makes probabilities of them;
 * - `sigmoids`: a probability of each output, independent of the others;
 * - `values`: any other numbers.
 */
export type Head = 'probabilities' | 'penalties' | 'logits' | 'sigmoids' | 'values';

/** The head of a network, from its last layer. */
export function headOf({ config: { layers }, outputs }: Pick<PlainModel, 'config' | 'outputs'>): Head {
  const last = layers.at(-1);
  if (last?.type === 'Softmin') return 'penalties';
  const activation = last ? activationOf(last) : undefined;
  if (activation === 'softmax') return 'probabilities';
  if (activation === 'sigmoid') return 'sigmoids';
  const isOne = outputs[0]?.shape.at(-1) === 1;
  return activation === 'linear' && !isOne ? 'logits' : 'values';
}

/** The activation of a layer that computes outputs; undefined for any other layer. */
function activationOf(layer: LayerConfig): string | undefined {
  return 'activation' in layer ? layer.activation : undefined;
}
