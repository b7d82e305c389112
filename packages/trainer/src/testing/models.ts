import { setupWasm } from '@lenet5/wasm';
import { initializers, layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';

/** Sets up the backend of the test models. */
export async function readyWasm(): Promise<void> {
  await setupWasm();
}

/** One dense layer: the smallest model that learns digits. */
export function softmaxRegression(seed = 1): Sequential {
  const kernelInitializer = initializers.glorotUniform({ seed });
  return sequential({
    layers: [
      layers.flatten({ name: 'flatten', inputShape: [28, 28, 1] }),
      layers.dense({ name: 'dense', units: 10, activation: 'softmax', kernelInitializer }),
    ],
  });
}

/** A model that only the tfjs engine trains, for its Softmax layer: batch normalization, max pooling, dropout. */
export function modernCnn(seed = 1): Sequential {
  const kernelInitializer = initializers.heNormal({ seed });
  return sequential({
    layers: [
      layers.conv2d({
        filters: 4,
        kernelSize: 3,
        strides: 2,
        padding: 'same',
        kernelInitializer,
        inputShape: [28, 28, 1],
      }),
      layers.batchNormalization(),
      layers.activation({ activation: 'relu' }),
      layers.conv2d({ filters: 8, kernelSize: 3, activation: 'relu', kernelInitializer }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.dropout({ rate: 0.25 }),
      layers.flatten(),
      layers.dense({ units: 10, kernelInitializer }),
      layers.softmax(),
    ],
  });
}

/** A model with dropout that both engines train. */
export function dropoutCnn(seed = 1): Sequential {
  const kernelInitializer = initializers.heNormal({ seed });
  return sequential({
    layers: [
      layers.conv2d({
        filters: 5,
        kernelSize: 5,
        activation: 'relu',
        kernelInitializer,
        inputShape: [28, 28, 1],
      }),
      layers.maxPooling2d({ poolSize: 4 }),
      layers.dropout({ rate: 0.25 }),
      layers.flatten(),
      layers.dense({ units: 10, activation: 'softmax', kernelInitializer }),
    ],
  });
}

/** The bytes of all weights of a model in hexadecimal. */
export function weightBytes(model: Sequential): string {
  return model
    .getWeights()
    .map((weight) => {
      const { buffer, byteOffset, byteLength } = weight.dataSync();
      return Buffer.from(buffer, byteOffset, byteLength).toString('hex');
    })
    .join('');
}
