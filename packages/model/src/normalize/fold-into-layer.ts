import {
  type ChannelNormalization,
  foldNormalization,
  type LayerConfig,
  NETWORK_INPUT,
  type PlainModel,
  type StackConfig,
} from '@lenet5/core';
import { rebuild } from './rebuild.js';

type LinearLayer = Extract<LayerConfig, { readonly type: 'Conv2D' | 'Dense' }>;

/** The layer that a normalization can be folded into: it takes the input, perhaps flattened, and nothing else does. */
export function foldingTarget({ layers }: StackConfig): LinearLayer | undefined {
  const inputs = layers.map(({ from }, index) => from ?? [layers[index - 1]?.name ?? NETWORK_INPUT]);
  const onlyTaker = (name: string): LayerConfig | undefined => {
    const takers = layers.filter((_, index) => inputs[index]?.includes(name));
    return takers.length === 1 ? takers[0] : undefined;
  };
  let layer = onlyTaker(NETWORK_INPUT);
  while (layer?.type === 'Flatten') layer = onlyTaker(layer.name);
  if (layer?.type === 'Dense' || (layer?.type === 'Conv2D' && layer.padding === 'valid')) return layer;
  return undefined;
}

/** Folds a normalization into the kernel and the bias of a layer, which gets a bias. */
export function foldIntoLayer(
  model: PlainModel,
  target: LinearLayer,
  normalization: ChannelNormalization,
): PlainModel {
  const layers = model.config.layers.map(
    (layer): LayerConfig => (layer.name === target.name ? { ...target, useBias: true } : layer),
  );
  const config = { ...model.config, layers };
  const tensors = new Map(model.readValues().map((tensor) => [tensor.name, tensor]));
  const outputs = target.type === 'Dense' ? target.units : target.filters;
  const [kernel, bias] = [`${target.name}/kernel`, `${target.name}/bias`];
  const zeros = { name: bias, shape: [outputs], values: new Float32Array(outputs) };
  const own = [tensors.get(kernel) ?? zeros, tensors.get(bias) ?? zeros];
  for (const tensor of foldNormalization(own, normalization)) tensors.set(tensor.name, tensor);
  return rebuild(config, tensors);
}
