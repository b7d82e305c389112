import { NETWORK_INPUT, namesInputs, type StackConfig, UnsupportedLayersError } from '@lenet5/core';
import {
  input,
  type LayersModel,
  model,
  type Sequential,
  type SymbolicTensor,
  sequential,
} from '@tensorflow/tfjs-layers';
import { registerCustomLayers } from './custom-layers/register.js';
import { toLayer } from './to-layer.js';

/**
 * Builds a `tf.Sequential`, with the initial weights that tfjs draws.
 * @throws UnsupportedLayersError if layers name their inputs: see {@link toLayersModel}
 */
export function toSequential({ name, inputShape, layers: configs }: StackConfig): Sequential {
  const named = configs.find(({ from }) => from);
  if (named) throw new UnsupportedLayersError('an input by name in a Sequential', named);
  registerCustomLayers();
  const [first, ...rest] = configs;
  return sequential({
    name,
    layers: [
      ...(first ? [toLayer(first, { inputShape: [...inputShape] })] : []),
      ...rest.map((config) => toLayer(config, {})),
    ],
  });
}

/** Builds a `tf.Sequential`, or a functional model if layers name their inputs, with the initial weights that tfjs draws. */
export function toLayersModel(stack: StackConfig): LayersModel {
  if (!namesInputs(stack)) return toSequential(stack);
  registerCustomLayers();
  const { name, inputShape, layers: configs } = stack;
  const images = input({ shape: [...inputShape], name: NETWORK_INPUT });
  const outputs = new Map([[NETWORK_INPUT, images]]);
  let value = images;
  for (const { from, ...config } of configs) {
    const taken = from?.flatMap((each) => outputs.get(each) ?? []) ?? [value];
    const [only, ...more] = taken;
    value = toLayer(config, {}).apply(only && more.length === 0 ? only : taken) as SymbolicTensor;
    outputs.set(config.name, value);
  }
  return model({ name, inputs: images, outputs: value });
}
