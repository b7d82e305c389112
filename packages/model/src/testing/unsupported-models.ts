import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';

const image = { inputShape: [28, 28, 1] };
const dense = (activation?: 'softmax') =>
  layers.dense({ name: 'out', units: 10, ...(activation && { activation }) });

/** Models that the export formats do not support, with the error messages. */
export const unsupportedModels: readonly (readonly [string, () => Sequential, string])[] = [
  [
    'a layer of another type',
    () =>
      sequential({ layers: [layers.flatten(image), layers.layerNormalization({ name: 'norm' }), dense()] }),
    'layer norm (LayerNormalization) cannot be exported as FORMAT (a layer of this type) — ' +
      "export the model as tfjs or as safetensors in tfjs's layout, which support all layers",
  ],
  [
    'a model as a layer',
    () =>
      sequential({
        layers: [sequential({ name: 'inner', layers: [layers.flatten(image)] }), dense()],
      }),
    'layer inner (Sequential) cannot be exported as FORMAT (a layer of this type)',
  ],
  [
    'another activation',
    () =>
      sequential({
        layers: [layers.flatten(image), layers.dense({ name: 'fc', units: 9, activation: 'selu' })],
      }),
    'layer fc (Dense) cannot be exported as FORMAT (activation "selu")',
  ],
  [
    'images with channels first',
    () =>
      sequential({
        layers: [
          layers.conv2d({ name: 'first', ...image, filters: 2, kernelSize: 1, dataFormat: 'channelsFirst' }),
        ],
      }),
    'layer first (Conv2D) cannot be exported as FORMAT (dataFormat "channelsFirst")',
  ],
  [
    'an input of unknown size',
    () =>
      sequential({
        layers: [layers.conv2d({ name: 'open', inputShape: [null, null, 1], filters: 2, kernelSize: 3 })],
      }),
    'layer open (Conv2D) cannot be exported as FORMAT (an input of unknown size [?, ?, 1])',
  ],
  [
    'a dense layer on images',
    () => sequential({ layers: [layers.dense({ name: 'each', ...image, units: 3 })] }),
    'layer each (Dense) cannot be exported as FORMAT (an input [28, 28, 1] of 3 axes instead of 1)',
  ],
  [
    'a model without layers',
    () => sequential({ name: 'empty' }),
    'layer empty (Sequential) cannot be exported as FORMAT (no layers)',
  ],
];
