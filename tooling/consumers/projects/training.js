// Trains LeNet-5 on 2,000 digits, once per engine. Every project of this folder runs it.

import { plainLenet5 } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { fit } from '@lenet5/trainer';
import { setupWasm } from '@lenet5/wasm';

const SEED = 42;

/**
 * Resolves to one result per engine: `{ loss, accuracy, threads, fallback }`, or `{ error }`. In a page, `source` is the address of the digits and
 * `wasmPath` that of tfjs's binary.
 */
export async function trainOnEveryEngine({ source, wasmPath } = {}) {
  const mnist = await loadMnist(source === undefined ? {} : { source });
  const data = {
    train: limitImageSet(mnist.train, 2000, SEED),
    validation: limitImageSet(mnist.test, 1000, SEED),
  };
  const compiled = (threads) => run({ model: plainLenet5({ seed: SEED }), engine: 'compiled', threads });
  const tfjs = async () => {
    await setupWasm(wasmPath === undefined ? {} : { wasmPath });
    return run({ model: lenet5({ seed: SEED }), engine: 'tfjs' });
  };
  const run = async (options) => {
    const compiledOptions = options.engine === 'compiled' ? { kernels: 'simd' } : {};
    let start;
    const onEvent = (event) => {
      if (event.type === 'start') start = event;
    };
    const { history } = await fit({ data, epochs: 1, seed: SEED, onEvent, ...compiledOptions, ...options });
    const { threads, threadsFallback: fallback } = start;
    return { loss: history.loss[0], accuracy: history.val_accuracy[0], threads, fallback };
  };
  return {
    'compiled, 1 thread': await resultOf(() => compiled(1)),
    'compiled, 2 threads': await resultOf(() => compiled(2)),
    tfjs: await resultOf(tfjs),
  };
}

async function resultOf(train) {
  try {
    return await train();
  } catch (error) {
    return { error: `${error.code ?? error.name}: ${error.message}` };
  }
}
