import { serialization } from '@tensorflow/tfjs-core';
import { depthwiseConv2dClass } from './depthwise-conv2d.js';
import { Elu } from './elu.js';
import { Rbf } from './rbf.js';
import { ScaledTanh } from './scaled-tanh.js';
import { Softmin } from './softmin.js';
import { Subsampling2D } from './subsampling2d.js';
import { TableConv2D } from './table-conv2d.js';

const CLASSES = [ScaledTanh, TableConv2D, Subsampling2D, Rbf, Softmin, Elu];

/** Makes the layers and the activation that tfjs does not have, or not in full, known to it, so that it can create them by name. */
export function registerCustomLayers(): void {
  for (const one of CLASSES) serialization.registerClass(one);
  serialization.registerClass(depthwiseConv2dClass());
}
