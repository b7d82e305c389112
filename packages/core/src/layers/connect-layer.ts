import { shapeSize } from '../tensor/shape-size.js';
import { type Check, connectImageLayer } from './connect-image-layer.js';
import type { Layer, WeightSpec } from './layer.js';
import type { BatchNormalizationConfig, LayerConfig } from './layer-config.js';
import type { Unsupported } from './unsupported.js';
import { type WeightNames, weightSpecs } from './weight-specs.js';

/**
 * Adds shapes and weights to the configuration of a layer.
 * @param inputShape shape of one sample of its input
 * @throws the error of `unsupported` if the layer cannot process samples of that shape
 */
export function connectLayer(
  config: LayerConfig,
  inputShape: readonly number[],
  names: WeightNames,
  unsupported: Unsupported,
): Layer {
  const check: Check = (isValid, found) => {
    if (!isValid) throw unsupported(found, config);
  };
  const checkAxes = (axes: number): void => {
    const { length } = inputShape;
    check(length === axes, `an input [${inputShape.join(', ')}] of ${length} axes instead of ${axes}`);
  };
  switch (config.type) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
    case 'AveragePooling2D':
    case 'MaxPooling2D':
    case 'Subsampling2D':
    case 'TableConv2D':
    case 'ZeroPadding2D': {
      checkAxes(3);
      const [rows = 0, columns = 0, channels = 0] = inputShape;
      return connectImageLayer(config, [rows, columns, channels], names, check);
    }
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D': {
      checkAxes(3);
      const [rows = 0, columns = 0, channels = 0] = inputShape;
      return { ...config, inputShape: [rows, columns, channels], outputShape: [channels] };
    }
    case 'Flatten':
      return { ...config, inputShape, outputShape: [shapeSize(inputShape)] };
    case 'Dense': {
      checkAxes(1);
      const { units, useBias } = config;
      const weights = weightSpecs(names, [...inputShape, units], useBias);
      return { ...config, inputShape, outputShape: [units], ...weights };
    }
    case 'BatchNormalization':
      return connectNormalization(config, inputShape, names);
    case 'RBF': {
      checkAxes(1);
      const { centers } = config;
      const other = centers.find(({ length }) => length !== inputShape[0]);
      check(other === undefined, `a center of ${other?.length} values for ${inputShape[0]} inputs`);
      return { ...config, inputShape, outputShape: [centers.length] };
    }
    case 'Softmin':
      checkAxes(1);
      return { ...config, inputShape, outputShape: inputShape };
    case 'Activation':
    case 'LeakyReLU':
    case 'ELU':
    case 'Dropout':
    case 'Rescaling':
    case 'Add':
      return { ...config, inputShape, outputShape: inputShape };
  }
}

function connectNormalization(
  config: BatchNormalizationConfig,
  inputShape: readonly number[],
  names: WeightNames,
): Layer {
  const shape = [inputShape.at(-1) ?? 0];
  const roles = [
    ...(config.scale ? ['gamma'] : []),
    ...(config.center ? ['beta'] : []),
    'moving_mean',
    'moving_variance',
  ];
  const spec = (role: string): WeightSpec => ({ name: names(role, roles.indexOf(role)), shape });
  return {
    ...config,
    inputShape,
    outputShape: inputShape,
    ...(config.scale && { gamma: spec('gamma') }),
    ...(config.center && { beta: spec('beta') }),
    movingMean: spec('moving_mean'),
    movingVariance: spec('moving_variance'),
  };
}
