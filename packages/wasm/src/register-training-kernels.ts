import {
  engine,
  getKernel,
  type KernelConfig,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { heapOf } from './heap.js';
import { kernelsAreCompiled } from './kernel-module.js';
import { avgPoolGrad } from './kernels/avg-pool-grad.js';
import { conv2DBackpropFilter } from './kernels/conv2d-backprop-filter.js';
import { conv2DBackpropInput } from './kernels/conv2d-backprop-input.js';
import { maxPoolGrad } from './kernels/max-pool-grad.js';
import { adamStep, momentumStep } from './kernels/optimizer-steps.js';
import type { TrainingKernel } from './kernels/training-kernel.js';
import { WasmNotReadyError } from './wasm-errors.js';

const trainingKernels: readonly TrainingKernel[] = [
  adamStep,
  avgPoolGrad,
  conv2DBackpropFilter,
  conv2DBackpropInput,
  maxPoolGrad,
  momentumStep,
];

let registered: readonly KernelConfig[] | undefined;

/**
 * Adds to tfjs's wasm backend what training a CNN lacks, and replaces what it does slowly or wrongly. After it
 * `model.fit`, `tf.grads` and `optimizer.minimize` just work. Calling it again changes nothing.
 *
 * @throws {WasmNotReadyError} if `setupWasm()` has not finished.
 * @throws {WasmThreadedError} if the backend runs in its threaded build.
 */
export function registerTrainingKernels(): void {
  const backend = engine().findBackend('wasm');
  if (!backend || !kernelsAreCompiled()) {
    throw new WasmNotReadyError('registerTrainingKernels()', backend ? 'not set up' : 'not started');
  }
  heapOf(backend);
  registered ??= trainingKernels.map(configOf);
  for (const config of registered) replaceKernel(config);
}

function configOf(kernel: TrainingKernel): KernelConfig {
  return {
    kernelName: kernel.kernelName,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => kernel.run(heapOf(backend), inputs, attrs ?? {}),
  };
}

function replaceKernel(config: KernelConfig): void {
  const present = getKernel(config.kernelName, config.backendName);
  if (present === config) return;
  if (present) unregisterKernel(config.kernelName, config.backendName);
  registerKernel(config);
}
