import { type Layer, tensor } from '@lenet5/reference';
import { initializers, layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';

/** A smaller LeNet-5: two convolutions with tanh, one pooling layer, one dense layer. */
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

/** The same network for the float64 reference, with the same weights, up to its logits. */
export function smallLenetLayers(): Layer[] {
  const [k1, b1, k2, b2, k3, b3] = smallLenet()
    .getWeights()
    .map((weight) => weight.dataSync());
  if (!k1 || !b1 || !k2 || !b2 || !k3 || !b3) throw new Error('six weights expected');
  return [
    { kind: 'conv2d', kernel: tensor([5, 5, 1, 3], k1), bias: tensor([3], b1) },
    { kind: 'activation', activation: 'tanh' },
    { kind: 'average-pool', poolSize: [4, 4] },
    { kind: 'conv2d', kernel: tensor([3, 3, 3, 4], k2), bias: tensor([4], b2) },
    { kind: 'activation', activation: 'tanh' },
    { kind: 'flatten' },
    { kind: 'dense', kernel: tensor([64, 10], k3), bias: tensor([10], b3) },
  ];
}
