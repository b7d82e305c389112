import * as tf from '@tensorflow/tfjs-core';

type Shape4D = [number, number, number, number];

/**
 * The best replacement for the missing `Conv2DBackpropFilter` of tfjs's stock WASM backend: the gradient of the filters is
 * itself a convolution, computed with two existing kernels, `Transpose` and `Conv2D`.
 *
 *   x   [batch, height, width, channels]       → [channels, height, width, batch]      as images
 *   dy  [batch, outHeight, outWidth, filters]  → [outHeight, outWidth, batch, filters] as kernel weights
 *   their convolution, dilated by the strides  = [channels, kernelHeight, kernelWidth, filters]
 *
 * Call it once, after the WASM backend is ready. See tensorflow/tfjs#8474.
 */
export function registerStockWorkaround(): void {
  tf.registerKernel({
    kernelName: tf.Conv2DBackpropFilter,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs = {} }) =>
      tf.tidy(() => filterGradient(inputs.x as tf.Tensor4D, inputs.dy as tf.Tensor4D, attrs)),
  });
}

function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, attrs: tf.NamedAttrMap): tf.Tensor4D {
  const filterShape = attrs.filterShape as Shape4D;
  const { padInfo, strideHeight, strideWidth } = tf.backend_util.computeConv2DInfo(
    x.shape,
    filterShape,
    attrs.strides as number | [number, number],
    1,
    attrs.pad as 'same' | 'valid' | number,
  );
  const { top, bottom, left, right } = padInfo;
  const gradient = tf.conv2d(
    tf.transpose(x, [3, 1, 2, 0]),
    tf.transpose(dy, [1, 2, 0, 3]),
    1,
    [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ],
    'NHWC',
    [strideHeight, strideWidth],
  );
  const [kernelHeight, kernelWidth, channels, filters] = filterShape;
  // If the strides leave a remainder at the edge, the result is larger than the kernel weights.
  const trimmed = tf.slice(gradient, [0, 0, 0, 0], [channels, kernelHeight, kernelWidth, filters]);
  return tf.transpose(trimmed, [1, 2, 0, 3]);
}
