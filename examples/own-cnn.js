// Trains a CNN of your own with the `model.fit()` of TensorFlow.js. Stock tfjs cannot train a convolution on its WASM
// backend; setupWasm() adds the kernels that it lacks.
//   node own-cnn.js [IMAGES]
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { adam, setupWasm } from '@lenet5/wasm';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';

const count = Number(process.argv[2] ?? 60_000);
await setupWasm();

const model = sequential({
  layers: [
    layers.conv2d({ inputShape: [28, 28, 1], filters: 16, kernelSize: 3, activation: 'relu' }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.flatten(),
    layers.dropout({ rate: 0.25 }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({ optimizer: adam(0.001), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

const mnist = await loadMnist();
const training = toTensors(limitImageSet(mnist.train, count, 42));
const validation = toTensors(mnist.test);
await model.fit(training.images, training.labels, {
  batchSize: 64,
  epochs: 2,
  validationData: [validation.images, validation.labels],
  verbose: 0,
  callbacks: {
    onEpochEnd: (epoch, logs) => console.log(`epoch ${epoch + 1}:`, logs),
  },
});

/**
 * Images `[count, 28, 28, 1]`, 0 to 1, and one-hot labels `[count, 10]`.
 * @param {import('@lenet5/mnist').ImageSet} set
 */
function toTensors({ images, labels }) {
  return {
    images: tf.tidy(() => tf.div(tf.tensor4d(images, [labels.length, 28, 28, 1]), 255)),
    labels: tf.tidy(() => tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), 10)),
  };
}
