import {
  type ChannelNormalization,
  type LayerConfig,
  type NamedTensor,
  NETWORK_INPUT,
  type PlainModel,
  type StackConfig,
} from '@lenet5/core';
import { channelsOf } from './check-normalization.js';
import { rebuild } from './rebuild.js';

/** A layer that normalizes, whose name no other layer has. */
export function normalizingLayer(config: StackConfig, { mean, std }: ChannelNormalization): LayerConfig {
  let name = 'normalization';
  while (config.layers.some((layer) => layer.name === name)) name += '_';
  const [first = 0, spread = 1] = [mean[0], std[0]];
  if (mean.every((value) => value === first) && std.every((value) => value === spread))
    return { type: 'Rescaling', name, scale: 1 / spread, offset: -first / spread };
  const window = { kernelSize: [1, 1], strides: [1, 1], dilationRate: [1, 1] } as const;
  return {
    ...{ type: 'DepthwiseConv2D', name, ...window, padding: 'valid', depthMultiplier: 1 },
    ...{ activation: 'linear', useBias: true },
  };
}

/** Puts a layer between the input and the layers that take it. */
export function addNormalizingLayer(
  model: PlainModel,
  layer: LayerConfig,
  { mean, std }: ChannelNormalization,
): PlainModel {
  const { layers, ...config } = model.config;
  const others = layers.map(
    (each): LayerConfig =>
      each.from
        ? { ...each, from: each.from.map((name) => (name === NETWORK_INPUT ? layer.name : name)) }
        : each,
  );
  const channels = Array.from({ length: channelsOf(model.config) }, (_, channel) => channel);
  const of = (values: readonly number[], channel: number): number => values[channel % values.length] ?? 0;
  const weights: readonly NamedTensor[] = [
    {
      ...{ name: `${layer.name}/depthwise_kernel`, shape: [1, 1, channels.length, 1] },
      values: Float32Array.from(channels, (channel) => 1 / of(std, channel)),
    },
    {
      ...{ name: `${layer.name}/bias`, shape: [channels.length] },
      values: Float32Array.from(channels, (channel) => -of(mean, channel) / of(std, channel)),
    },
  ];
  const tensors = new Map([...model.readValues(), ...weights].map((tensor) => [tensor.name, tensor]));
  return rebuild({ ...config, layers: [layer, ...others] }, tensors);
}
