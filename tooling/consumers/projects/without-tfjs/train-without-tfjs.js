// Trains without TensorFlow.js. The tfjs engine reports how to install it.
import { plainLenet5 } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { fit } from '@lenet5/trainer';

/** Resolves to one result per engine, as `trainOnEveryEngine()` of training.js. */
export async function trainWithoutTfjs({ source } = {}) {
  const mnist = await loadMnist(source === undefined ? {} : { source });
  const data = {
    train: limitImageSet(mnist.train, 2000, 42),
    validation: limitImageSet(mnist.test, 1000, 42),
  };
  const train = async (options) => {
    let start;
    const onEvent = (event) => {
      if (event.type === 'start') start = event;
    };
    try {
      const { history } = await fit({
        model: plainLenet5({ seed: 42 }),
        data,
        epochs: 1,
        onEvent,
        ...options,
      });
      const { threads, threadsFallback: fallback } = start;
      return { loss: history.loss[0], accuracy: history.val_accuracy[0], threads, fallback };
    } catch (error) {
      return { error: `${error.code ?? error.name}: ${error.message}` };
    }
  };
  return {
    'compiled, 1 thread': await train({ threads: 1, kernels: 'simd' }),
    'compiled, 2 threads': await train({ threads: 2, kernels: 'simd' }),
    tfjs: await train({ engine: 'tfjs' }),
  };
}
