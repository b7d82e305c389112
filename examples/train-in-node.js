// Trains LeNet-5 on MNIST, prints the confusion matrix, and saves the model to the folder `lenet5-model`.
//   node train-in-node.js [IMAGES]
import { confusionMatrix, confusionRows } from '@lenet5/metrics';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { saveModel } from '@lenet5/model/node';
import { train } from '@lenet5/trainer';
import { setupWasm } from '@lenet5/wasm';
import * as tf from '@tensorflow/tfjs-core';

const count = Number(process.argv[2] ?? 60_000);
await setupWasm();
const mnist = await loadMnist();
const data = { train: limitImageSet(mnist.train, count, 42), validation: mnist.test };
const model = lenet5({ seed: 42 });

for await (const event of train({ model, data, epochs: 3 })) {
  if (event.type === 'epoch') {
    console.log(`epoch ${event.epoch}: validation accuracy ${event.val_accuracy}`);
  }
}

// The trained model is an ordinary tf.Sequential.
const { images, labels } = mnist.test;
const probabilities = tf.tidy(() => {
  const pixels = tf.div(tf.tensor4d(images, [labels.length, 28, 28, 1]), 255);
  return /** @type {tf.Tensor} */ (model.predict(pixels)).dataSync();
});
console.table(confusionRows(confusionMatrix(labels, Float32Array.from(probabilities), 10)));

await saveModel(model, 'lenet5-model');
console.log('The model is in lenet5-model.');
