import type {
  Activation,
  Conv2DConfig,
  DepthwiseConv2DConfig,
  JsonObject,
  LayerConfig,
  SeparableConv2DConfig,
} from '@lenet5/core';

const GLOROT_UNIFORM = {
  class_name: 'VarianceScaling',
  config: { scale: 1, mode: 'fan_avg', distribution: 'uniform', seed: null },
};
const GLOROT_NORMAL = {
  ...GLOROT_UNIFORM,
  config: { ...GLOROT_UNIFORM.config, distribution: 'normal' },
};
const ZEROS = { class_name: 'Zeros', config: {} };
const ONES = { class_name: 'Ones', config: {} };

/** The settings of a layer in the order in which tfjs writes them, those of its first layer included. */
export function layerSettings(layer: LayerConfig, first: JsonObject = {}): JsonObject {
  return { ...settings(layer), name: layer.name, trainable: true, ...first, ...lastSettings(layer) };
}

function settings(layer: LayerConfig): JsonObject {
  switch (layer.type) {
    case 'Conv2D':
      return {
        filters: layer.filters,
        kernel_initializer: GLOROT_UNIFORM,
        kernel_regularizer: null,
        kernel_constraint: null,
        ...convolutionSettings(layer),
      };
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
      return {
        ...(layer.type === 'SeparableConv2D' && { filters: layer.filters }),
        ...convolutionSettings(layer),
      };
    case 'AveragePooling2D':
    case 'MaxPooling2D': {
      const { poolSize, padding, strides } = layer;
      return { pool_size: poolSize, padding, strides, data_format: 'channels_last' };
    }
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      return { data_format: 'channels_last' };
    case 'Flatten':
    case 'Add':
      return {};
    case 'Dense':
      return {
        units: layer.units,
        activation: snakeCase(layer.activation),
        use_bias: layer.useBias,
        kernel_initializer: GLOROT_UNIFORM,
        bias_initializer: ZEROS,
        kernel_regularizer: null,
        bias_regularizer: null,
        activity_regularizer: null,
        kernel_constraint: null,
        bias_constraint: null,
      };
    case 'Activation':
      return { activation: snakeCase(layer.activation) };
    case 'LeakyReLU':
    case 'ELU':
      return { alpha: layer.alpha };
    case 'Dropout':
      return { rate: layer.rate, noise_shape: null, seed: null };
    case 'BatchNormalization':
      return {
        axis: -1,
        momentum: layer.momentum,
        epsilon: layer.epsilon,
        center: layer.center,
        scale: layer.scale,
        beta_initializer: ZEROS,
        gamma_initializer: ONES,
        moving_mean_initializer: ZEROS,
        moving_variance_initializer: ONES,
        beta_regularizer: null,
        gamma_regularizer: null,
        beta_constraint: null,
        gamma_constraint: null,
      };
    case 'ZeroPadding2D':
      return { padding: layer.padding, data_format: 'channels_last' };
    case 'Rescaling':
      return { scale: layer.scale, offset: layer.offset };
    case 'TableConv2D': {
      const { kernelSize, connections, activation } = layer;
      return { kernel_size: kernelSize, connections, activation: snakeCase(activation) };
    }
    case 'Subsampling2D':
      return { pool_size: layer.poolSize, activation: snakeCase(layer.activation) };
    case 'RBF':
      return { centers: layer.centers };
    case 'Softmin':
      return { reject_penalty: layer.rejectPenalty };
  }
}

/** The settings that every convolution has. */
function convolutionSettings(
  layer: Conv2DConfig | DepthwiseConv2DConfig | SeparableConv2DConfig,
): JsonObject {
  return {
    kernel_size: layer.kernelSize,
    strides: layer.strides,
    padding: layer.padding,
    data_format: 'channels_last',
    dilation_rate: layer.dilationRate,
    activation: snakeCase(layer.activation),
    use_bias: layer.useBias,
    bias_initializer: ZEROS,
    bias_regularizer: null,
    activity_regularizer: null,
    bias_constraint: null,
  };
}

/** The settings that tfjs writes after those of every layer. It leaves out the multiplier of a separable convolution. */
function lastSettings(layer: LayerConfig): JsonObject {
  if (layer.type === 'DepthwiseConv2D') {
    return {
      depth_multiplier: layer.depthMultiplier,
      depthwise_initializer: GLOROT_NORMAL,
      depthwise_regularizer: null,
      depthwise_constraint: null,
    };
  }
  if (layer.type !== 'SeparableConv2D') return {};
  return {
    depthwise_initializer: GLOROT_UNIFORM,
    pointwise_initializer: GLOROT_UNIFORM,
    depthwise_regularizer: null,
    pointwise_regularizer: null,
    depthwise_constraint: null,
    pointwise_constraint: null,
    ...(layer.depthMultiplier !== 1 && { depth_multiplier: layer.depthMultiplier }),
  };
}

/** As tfjs writes it: `scaledTanh` becomes `scaled_tanh`. */
function snakeCase(activation: Activation): string {
  return activation.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
