// The convolutional network for MNIST of the TensorFlow.js examples, trained by its own `model.fit()`, on the compiled engine. Three
// lines differ from a program of TensorFlow.js: they are marked.
//   node fit-faster.js [IMAGES]
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { compileFit } from '@lenet5/trainer/compile-fit'; // 1: import
import { setupWasm } from '@lenet5/wasm';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';

const count = Number(process.argv[2] ?? 60_000);
await setupWasm();

const model = sequential();
const kernelInitializer = 'varianceScaling';
/** @type {{ kernelSize: number, strides: number, activation: 'relu', kernelInitializer: 'varianceScaling' }} */
const convolution = { kernelSize: 5, strides: 1, activation: 'relu', kernelInitializer };
model.add(layers.conv2d({ ...convolution, inputShape: [28, 28, 1], filters: 8 }));
model.add(layers.maxPooling2d({ poolSize: 2, strides: 2 }));
model.add(layers.conv2d({ ...convolution, filters: 16 }));
model.add(layers.maxPooling2d({ poolSize: 2, strides: 2 }));
model.add(layers.flatten());
model.add(layers.dense({ units: 10, kernelInitializer, activation: 'softmax' }));
model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

const { images, labels } = limitImageSet((await loadMnist()).train, count, 42);
const xs = tf.tidy(() => tf.div(tf.tensor4d(images, [labels.length, 28, 28, 1]), 255));
const ys = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), 10), 'float32'));

const fast = await compileFit(model, { log: console.log }); // 2: compile
const began = performance.now();
// 3: fast.fit instead of model.fit
await fast.fit(xs, ys, {
  batchSize: 64,
  epochs: 2,
  validationSplit: 0.15,
  verbose: 0,
  callbacks: {
    onEpochEnd: (epoch, logs) => console.log(`epoch ${epoch + 1}:`, logs),
  },
});
console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`);
