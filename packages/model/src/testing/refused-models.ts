import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';

const image = { inputShape: [28, 28, 1] };
const dense = (activation?: 'softmax') =>
  layers.dense({ name: 'out', units: 10, ...(activation && { activation }) });

/** Models that are outside the family, each with what its refusal says. */
export const refusedModels: readonly (readonly [string, () => Sequential, string])[] = [
  [
    'a layer of another type',
    () =>
      sequential({ layers: [layers.flatten(image), layers.batchNormalization({ name: 'norm' }), dense()] }),
    'layer norm (BatchNormalization) cannot be written as FORMAT (layers of its type are not known there) — ' +
      "export the model as tfjs or as safetensors in tfjs's layout, which hold any layer",
  ],
  [
    'a model as a layer',
    () =>
      sequential({
        layers: [sequential({ name: 'inner', layers: [layers.flatten(image)] }), dense()],
      }),
    'layer inner (Sequential) cannot be written as FORMAT (layers of its type are not known there)',
  ],
  [
    'another activation',
    () =>
      sequential({
        layers: [layers.flatten(image), layers.dense({ name: 'fc', units: 9, activation: 'elu' })],
      }),
    'layer fc (Dense) cannot be written as FORMAT (activation "elu")',
  ],
  [
    'maps whose channels come first',
    () =>
      sequential({
        layers: [
          layers.conv2d({ name: 'first', ...image, filters: 2, kernelSize: 1, dataFormat: 'channelsFirst' }),
        ],
      }),
    'layer first (Conv2D) cannot be written as FORMAT (dataFormat channelsFirst)',
  ],
  [
    'an input of open size',
    () =>
      sequential({
        layers: [layers.conv2d({ name: 'open', inputShape: [null, null, 1], filters: 2, kernelSize: 3 })],
      }),
    'layer open (Conv2D) cannot be written as FORMAT (it leaves the size of its input open)',
  ],
  [
    'a dense layer on maps',
    () => sequential({ layers: [layers.dense({ name: 'each', ...image, units: 3 })] }),
    'layer each (Dense) cannot be written as FORMAT (its inputs are 28×28×1, not flat)',
  ],
  [
    'a model without layers',
    () => sequential({ name: 'empty' }),
    'layer empty (Sequential) cannot be written as FORMAT (it has no layers)',
  ],
];
