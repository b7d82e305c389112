import type { Activation, LayerConfig, Pair } from '@lenet5/core';
import { layers, type Sequential } from '@tensorflow/tfjs-layers';
import { depthwiseConv2dClass } from './custom-layers/depthwise-conv2d.js';
import { Elu } from './custom-layers/elu.js';
import { Rbf } from './custom-layers/rbf.js';
import { Softmin } from './custom-layers/softmin.js';
import { Subsampling2D } from './custom-layers/subsampling2d.js';
import { TableConv2D } from './custom-layers/table-conv2d.js';

/** Builds a layer of tfjs, with initial weights that tfjs draws. */
export function toLayer(config: LayerConfig, input: { inputShape?: number[] }): Sequential['layers'][number] {
  const { name } = config;
  const initializer = { kernelInitializer: 'glorotUniform' } as const;
  switch (config.type) {
    case 'Conv2D': {
      const kernelSize = mutable(config.kernelSize);
      const steps = { strides: mutable(config.strides), dilationRate: mutable(config.dilationRate) };
      return layers.conv2d({
        ...config,
        ...activationOf(config),
        ...initializer,
        ...input,
        ...steps,
        kernelSize,
      });
    }
    case 'DepthwiseConv2D':
    case 'SeparableConv2D': {
      const kernelSize = mutable(config.kernelSize);
      const steps = { strides: mutable(config.strides), dilationRate: mutable(config.dilationRate) };
      const settings = { ...config, ...activationOf(config), ...input, ...steps, kernelSize };
      return config.type === 'DepthwiseConv2D'
        ? new (depthwiseConv2dClass())(settings)
        : layers.separableConv2d({ ...settings, filters: config.filters });
    }
    case 'AveragePooling2D':
    case 'MaxPooling2D': {
      const create = config.type === 'MaxPooling2D' ? layers.maxPooling2d : layers.averagePooling2d;
      const window = { poolSize: mutable(config.poolSize), strides: mutable(config.strides) };
      return create({ name, padding: config.padding, ...window, ...input });
    }
    case 'GlobalAveragePooling2D':
      return layers.globalAveragePooling2d({ name, ...input });
    case 'GlobalMaxPooling2D':
      return layers.globalMaxPooling2d({ name, ...input });
    case 'Flatten':
      return layers.flatten({ name, ...input });
    case 'Dense':
      return layers.dense({ ...config, ...activationOf(config), ...initializer, ...input });
    case 'Activation':
      return layers.activation({ name, ...activationOf(config), ...input });
    case 'LeakyReLU':
      return layers.leakyReLU({ name, alpha: config.alpha, ...input });
    case 'ELU':
      return new Elu({ name, alpha: config.alpha, ...input });
    case 'Add':
      return layers.add({ name });
    case 'Dropout':
      return layers.dropout({ name, rate: config.rate, ...input });
    case 'BatchNormalization':
      return layers.batchNormalization({ ...config, ...input });
    case 'ZeroPadding2D': {
      const [rows, columns] = config.padding;
      return layers.zeroPadding2d({ name, padding: [mutable(rows), mutable(columns)], ...input });
    }
    case 'Rescaling':
      return layers.rescaling({ name, scale: config.scale, offset: config.offset, ...input });
    case 'TableConv2D':
      return new TableConv2D({ ...config, ...input });
    case 'Subsampling2D':
      return new Subsampling2D({ ...config, ...input });
    case 'RBF':
      return new Rbf({ ...config, ...input });
    case 'Softmin':
      return new Softmin({ ...config, ...input });
  }
}

/** The types of tfjs do not list all of its activations, nor those that are registered later. */
function activationOf({ activation }: { readonly activation: Activation }): {
  readonly activation: Exclude<Activation, 'scaledTanh' | 'gelu'>;
} {
  return { activation: activation as Exclude<Activation, 'scaledTanh' | 'gelu'> };
}

/** The types of tfjs require mutable arrays. */
function mutable([rows, columns]: Pair): [number, number] {
  return [rows, columns];
}
