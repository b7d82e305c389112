import type { LayerConfig, Pair, StackConfig } from '@lenet5/core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';

/** Builds a `tf.Sequential`, with the initial weights that tfjs draws. */
export function toSequential({ name, inputShape, layers: configs }: StackConfig): Sequential {
  const [first, ...rest] = configs;
  return sequential({
    name,
    layers: [
      ...(first ? [toLayer(first, { inputShape: [...inputShape] })] : []),
      ...rest.map((config) => toLayer(config, {})),
    ],
  });
}

function toLayer(config: LayerConfig, input: { inputShape?: number[] }): Sequential['layers'][number] {
  const { name } = config;
  const initializer = { kernelInitializer: 'glorotUniform' } as const;
  switch (config.type) {
    case 'Conv2D': {
      const kernelSize = mutable(config.kernelSize);
      const steps = { strides: mutable(config.strides), dilationRate: mutable(config.dilationRate) };
      return layers.conv2d({ ...config, ...initializer, ...input, ...steps, kernelSize });
    }
    case 'AveragePooling2D':
    case 'MaxPooling2D': {
      const create = config.type === 'MaxPooling2D' ? layers.maxPooling2d : layers.averagePooling2d;
      const window = { poolSize: mutable(config.poolSize), strides: mutable(config.strides) };
      return create({ name, padding: config.padding, ...window, ...input });
    }
    case 'Flatten':
      return layers.flatten({ name, ...input });
    case 'Dense':
      return layers.dense({ ...config, ...initializer, ...input });
    case 'Activation':
      return layers.activation({ name, activation: config.activation, ...input });
    case 'Dropout':
      return layers.dropout({ name, rate: config.rate, ...input });
  }
}

/** The types of tfjs require mutable arrays. */
function mutable([rows, columns]: Pair): [number, number] {
  return [rows, columns];
}
