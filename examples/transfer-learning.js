// Transfer learning: a network that knows the digits 0 to 4 learns 5 to 9. Its convolutions stay as they are, and a new dense layer
// is trained on them.
//   node transfer-learning.js [IMAGES]
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { compileFit } from '@lenet5/trainer/compile-fit';
import { setupWasm } from '@lenet5/wasm';
import { layers, sequential } from '@tensorflow/tfjs-layers';

const count = Number(process.argv[2] ?? 20_000);
await setupWasm();
const { train, test } = await loadMnist();
const digits = limitImageSet(train, count, 42);

const features = [
  layers.conv2d({ inputShape: [28, 28, 1], filters: 16, kernelSize: 5, activation: 'relu' }),
  layers.maxPooling2d({ poolSize: 2 }),
  layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
  layers.maxPooling2d({ poolSize: 2 }),
  layers.flatten(),
];

const first = await learn(0);
for (const layer of features) layer.trainable = false;
const second = await learn(5);
console.log('accuracy of 0 to 4:', first, 'accuracy of 5 to 9:', second);

/**
 * Trains a new dense layer on the features for five digits, and the features as well unless they are frozen.
 * @param {number} from the first of the digits
 */
async function learn(from) {
  const head = layers.dense({ units: 5, activation: 'softmax' });
  const model = sequential({ layers: [...features, head] });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const fast = await compileFit(model, { log: console.log });
  const [x, y] = select(digits, from);
  const { history } = await fast.fit(x, y, { epochs: 2, verbose: 0, validationData: select(test, from) });
  return Number(history.val_acc?.at(-1)).toFixed(3);
}

/**
 * The images of five digits, 0 to 1, and their classes from 0 to 4.
 * @param {import('@lenet5/mnist').ImageSet} set
 * @param {number} from
 * @returns {[Float32Array, Uint8Array]}
 */
function select({ images, labels }, from) {
  const chosen = [...labels.keys()].filter((index) => Math.floor((labels[index] ?? 0) / 5) * 5 === from);
  const pixels = new Float32Array(chosen.length * 784);
  for (const [row, index] of chosen.entries()) {
    const image = images.subarray(index * 784, (index + 1) * 784);
    pixels.set(
      Float32Array.from(image, (pixel) => pixel / 255),
      row * 784,
    );
  }
  return [pixels, Uint8Array.from(chosen, (index) => (labels[index] ?? 0) - from)];
}
