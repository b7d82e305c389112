import { foldIntoWeights } from '@lenet5/core';
import type { ExportLayer, ExportNormalization, OnnxOnlyLayer } from '../layers/export-layer.js';

type OnnxLayer = ExportLayer | OnnxOnlyLayer;

/** The layers without the batch normalizations that follow a convolution or dense layer without activation: they are folded into it. */
export function foldLayers(layers: readonly OnnxLayer[]): OnnxLayer[] {
  const folded: OnnxLayer[] = [];
  for (const layer of layers) {
    const last = folded.at(-1);
    const linear = layer.type === 'BatchNormalization' && last && withNormalization(last, layer);
    if (linear) folded[folded.length - 1] = linear;
    else folded.push(layer);
  }
  return folded;
}

/** The layer with its weights after the normalization; undefined if it has none, or an activation. */
function withNormalization(layer: OnnxLayer, normalization: ExportNormalization): OnnxLayer | undefined {
  if (!('useBias' in layer) || layer.activation !== 'linear') return undefined;
  const { gamma, beta, movingMean, movingVariance, epsilon } = normalization;
  const isSeparable = layer.type === 'SeparableConv2D';
  const kernel = isSeparable ? layer.pointwiseKernel : layer.kernel;
  const folded = foldIntoWeights(kernel.values, layer.bias?.values, {
    gamma: gamma?.values,
    beta: beta?.values,
    mean: movingMean.values,
    variance: movingVariance.values,
    epsilon,
  });
  const bias = { name: `${layer.name}/bias`, shape: movingMean.shape, values: folded.bias };
  const values = { ...kernel, values: folded.kernel };
  return {
    ...layer,
    useBias: true,
    bias,
    ...(isSeparable ? { pointwiseKernel: values } : { kernel: values }),
  };
}
