import type { Window } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import type { Random } from './compare.js';

export type Shape4D = [number, number, number, number];
type Pad = 'same' | 'valid' | number | [[0, 0], [number, number], [number, number], [0, 0]];

/** The shapes and attributes of a convolution. */
export interface Geometry {
  readonly xShape: Shape4D;
  readonly filterShape: Shape4D;
  readonly strides: [number, number];
  readonly dilations: [number, number];
  readonly pad: Pad;
}

/** A random geometry that has an output. tfjs computes an empty output for some oblong kernels with a numeric padding. */
export function randomGeometry(random: Random): Geometry {
  for (;;) {
    const geometry = anyGeometry(random);
    if (infoOf(geometry).outShape.every((extent) => extent > 0)) return geometry;
  }
}

/** Strides or a dilation: tfjs does not support both. */
function anyGeometry(random: Random): Geometry {
  const dilated = random.next() < 0.3;
  const strides: [number, number] = dilated ? [1, 1] : [random.between(1, 3), random.between(1, 3)];
  const dilations: [number, number] = dilated ? [random.between(1, 3), random.between(1, 3)] : [1, 1];
  const kernel = [random.between(1, 6), random.between(1, 6)] as const;
  const [channels, filters] = [random.between(1, 17), random.between(1, 17)];
  const explicit = (): [number, number] => [random.between(0, 2), random.between(0, 2)];
  const pad = random.pick<Pad>([
    'same',
    'valid',
    random.between(0, 2),
    [[0, 0], explicit(), explicit(), [0, 0]],
  ]);
  return {
    xShape: [
      random.between(1, 3),
      (kernel[0] - 1) * dilations[0] + random.between(1, 9),
      (kernel[1] - 1) * dilations[1] + random.between(1, 9),
      channels,
    ],
    filterShape: [kernel[0], kernel[1], channels, filters],
    strides,
    dilations,
    pad,
  };
}

/** The output shape and the padding that tfjs computes. */
export function infoOf({
  xShape,
  filterShape,
  strides,
  dilations,
  pad,
}: Geometry): tf.backend_util.Conv2DInfo {
  return tf.backend_util.computeConv2DInfo(xShape, filterShape, strides, dilations, pad);
}

/**
 * The same window for the reference. The zeros below and to the right follow from the output's size, which tfjs rounds in
 * its own way if a numeric padding surrounds an oblong kernel.
 */
export function windowOf(info: tf.backend_util.Conv2DInfo): Window {
  const { strideHeight, strideWidth, dilationHeight, dilationWidth } = info;
  const { top, left } = info.padInfo;
  const rows = (info.outHeight - 1) * strideHeight + (info.filterHeight - 1) * dilationHeight + 1;
  const columns = (info.outWidth - 1) * strideWidth + (info.filterWidth - 1) * dilationWidth + 1;
  return {
    strides: [strideHeight, strideWidth],
    dilations: [dilationHeight, dilationWidth],
    padding: { top, left, bottom: rows - top - info.inHeight, right: columns - left - info.inWidth },
  };
}
