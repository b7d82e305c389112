// Trains without TensorFlow.js. The tfjs engine reports how to install it.
import { plainLenet5 } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { fit } from '@lenet5/trainer';

const mnist = await loadMnist();
const data = { train: limitImageSet(mnist.train, 2000, 42), validation: limitImageSet(mnist.test, 1000, 42) };

async function train(options) {
  let threads;
  const onEvent = (event) => {
    if (event.type === 'start') threads = event.threads;
  };
  try {
    const { history } = await fit({ model: plainLenet5({ seed: 42 }), data, epochs: 1, onEvent, ...options });
    return { loss: history.loss[0], accuracy: history.val_accuracy[0], threads };
  } catch (error) {
    return { error: `${error.code ?? error.name}: ${error.message}` };
  }
}

const results = {
  'compiled, 1 thread': await train({ threads: 1, kernels: 'simd' }),
  'compiled, 2 threads': await train({ threads: 2, kernels: 'simd' }),
  tfjs: await train({ engine: 'tfjs' }),
};
console.log(`RESULT ${JSON.stringify(results)}`);
