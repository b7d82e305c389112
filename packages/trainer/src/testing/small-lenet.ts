import { initializers, layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { averagePool } from '../reference/average-pool.js';
import { conv2d } from '../reference/conv2d.js';
import { dense } from '../reference/dense.js';
import type { Layer } from '../reference/layer.js';
import { tanh } from '../reference/tanh.js';

/** Two convolutions, pooling and tanh: LeNet-5 in small. */
export function smallLenet(): Sequential {
  const glorot = (seed: number) => ({ kernelInitializer: initializers.glorotUniform({ seed }) });
  const inputShape = [28, 28, 1];
  return sequential({
    layers: [
      layers.conv2d({ filters: 3, kernelSize: 5, activation: 'tanh', inputShape, ...glorot(1) }),
      layers.averagePooling2d({ poolSize: 4 }),
      layers.conv2d({ filters: 4, kernelSize: 3, activation: 'tanh', ...glorot(2) }),
      layers.flatten(),
      layers.dense({ units: 10, activation: 'softmax', ...glorot(3) }),
    ],
  });
}

/** The same network in float64, from the same weights, without its softmax. */
export function smallLenetTwin(): Layer[] {
  const [k1, b1, k2, b2, k3, b3] = smallLenet()
    .getWeights()
    .map((weight) => weight.dataSync());
  if (!k1 || !b1 || !k2 || !b2 || !k3 || !b3) throw new Error('six weights expected');
  return [
    conv2d({ height: 28, width: 28, channels: 1, filters: 3, kernel: 5 }, k1, b1),
    tanh(),
    averagePool(24, 24, 3, 4),
    conv2d({ height: 6, width: 6, channels: 3, filters: 4, kernel: 3 }, k2, b2),
    tanh(),
    dense(k3, b3),
  ];
}
