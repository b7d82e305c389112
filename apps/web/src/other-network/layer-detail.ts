import type { LayerConfig } from '@lenet5/core';

/** The settings of a layer that need no words: `6@5×5 relu`, `2×2`; empty for a layer without any. */
export function layerDetail(layer: LayerConfig): string {
  const window = 'kernelSize' in layer ? layer.kernelSize : 'poolSize' in layer ? layer.poolSize : undefined;
  const filters = 'filters' in layer ? `${layer.filters}@` : '';
  const activation = 'activation' in layer && layer.activation !== 'linear' ? layer.activation : '';
  return [window ? `${filters}${window.join('×')}` : '', activation].filter((part) => part !== '').join(' ');
}
