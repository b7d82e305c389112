import { ConfigReader } from './config-reader.js';
import type { LayerConfig } from './layer-config.js';
import type { SequentialLayer } from './sequential-model.js';
import type { Unsupported } from './unsupported.js';

/**
 * Reads the configuration of a layer of tfjs.
 * @param axes number of axes of a sample that the layer takes, if it is known: Keras 2 numbers the last axis by it
 * @returns undefined for an `InputLayer`
 * @throws the error of `unsupported` if {@link LayerConfig} cannot represent the layer
 *
 * @example
 * ```ts
 * import { plainLenet5, readLayerConfig, UnsupportedLayersError } from '@lenet5/core';
 *
 * const unsupported = (found: string) => new UnsupportedLayersError(found);
 * const [, pool1] = plainLenet5().layers;
 * if (pool1) console.log(readLayerConfig(pool1, unsupported)?.type); // AveragePooling2D
 * ```
 */
export function readLayerConfig(
  layer: SequentialLayer,
  unsupported: Unsupported,
  axes?: number,
): LayerConfig | undefined {
  const type = layer.getClassName();
  const { name } = layer;
  if (type === 'InputLayer') return undefined;
  const config = new ConfigReader(layer, unsupported);
  switch (type) {
    case 'Conv2D': {
      const window = { strides: config.pair('strides'), dilationRate: config.pair('dilationRate') };
      const shape = { filters: config.size('filters'), kernelSize: config.pair('kernelSize'), ...window };
      return { type, name, ...shape, padding: config.padding(), ...config.affine() };
    }
    case 'DepthwiseConv2D':
    case 'SeparableConv2D': {
      const window = {
        kernelSize: config.pair('kernelSize'),
        strides: config.pair('strides'),
        dilationRate: config.pair('dilationRate'),
        padding: config.padding(),
        depthMultiplier: config.depthMultiplier(),
      };
      const shared = { name, ...window, ...config.affine() };
      return type === 'DepthwiseConv2D'
        ? { type, ...shared }
        : { type, ...shared, filters: config.size('filters') };
    }
    case 'AveragePooling2D':
    case 'MaxPooling2D': {
      const [poolSize, strides] = [config.pair('poolSize'), config.pair('strides')];
      return { type, name, poolSize, strides, padding: config.padding() };
    }
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      if (config.flag('keepdims')) return config.fail('keepdims true');
      return { type, name };
    case 'Flatten':
      return { type, name };
    case 'Dense':
      return { type, name, units: config.size('units'), ...config.affine() };
    case 'Activation':
      return { type, name, activation: config.activation() };
    case 'LeakyReLU':
    case 'ELU':
      return { type, name, alpha: config.finite('alpha') };
    case 'Add':
      return { type, name };
    case 'Dropout':
      return { type, name, rate: config.rate() };
    case 'BatchNormalization': {
      const factors = { momentum: config.fraction('momentum'), epsilon: config.positive('epsilon') };
      return { type, name, ...factors, ...config.normalization(axes) };
    }
    case 'ZeroPadding2D':
      return { type, name, padding: config.border() };
    case 'Rescaling':
      return { type, name, scale: config.finite('scale'), offset: config.finite('offset') };
    case 'TableConv2D': {
      const shape = { kernelSize: config.pair('kernelSize'), connections: config.connections() };
      return { type, name, ...shape, activation: config.activation() };
    }
    case 'Subsampling2D':
      return { type, name, poolSize: config.pair('poolSize'), activation: config.activation() };
    case 'RBF':
      return { type, name, centers: config.table('centers', Number.isFinite) };
    case 'Softmin':
      return { type, name, rejectPenalty: config.finite('rejectPenalty') };
    default:
      return config.fail('a layer of this type');
  }
}
