import {
  engine,
  type GradConfig,
  getGradient,
  getKernel,
  type KernelConfig,
  registerGradient,
  registerKernel,
  serialization,
  unregisterGradient,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { softmaxGradient, tanhGradient } from './gradients/activation-gradients.js';
import { conv2DGradient } from './gradients/conv2d-gradient.js';
import { softmaxCrossEntropyGradient } from './gradients/softmax-cross-entropy-gradient.js';
import { heapOf } from './heap.js';
import { avgPoolGrad } from './kernels/avg-pool-grad.js';
import { conv2D } from './kernels/conv2d.js';
import { conv2DBackpropFilter } from './kernels/conv2d-backprop-filter.js';
import { conv2DBackpropInput } from './kernels/conv2d-backprop-input.js';
import {
  depthwiseConv2dNativeBackpropFilter,
  depthwiseConv2dNativeBackpropInput,
} from './kernels/depthwise-backprop.js';
import { depthwiseConv2d } from './kernels/depthwise-conv2d.js';
import { einsum } from './kernels/einsum.js';
import { gather } from './kernels/gather.js';
import { cast, identity } from './kernels/identity.js';
import { matMul } from './kernels/mat-mul.js';
import { maxPoolGrad } from './kernels/max-pool-grad.js';
import { adamStep, momentumStep } from './kernels/optimizer-steps.js';
import { pools } from './kernels/pool.js';
import { softmaxCrossEntropyGrad, softmaxCrossEntropyLoss } from './kernels/softmax-cross-entropy.js';
import { softmaxGrad } from './kernels/softmax-grad.js';
import { mean, sum } from './kernels/sum.js';
import { tanh, tanhGrad } from './kernels/tanh.js';
import type { KernelInputs, TrainingKernel } from './kernels/training-kernel.js';
import { unsortedSegmentSum } from './kernels/unsorted-segment-sum.js';
import { Adam } from './optimizers/adam.js';
import { Sgd } from './optimizers/sgd.js';
import { onlyOutput } from './tensor-info.js';
import { UnsupportedKernelError } from './wasm-errors.js';

const trainingKernels: readonly TrainingKernel[] = [
  adamStep,
  avgPoolGrad,
  cast,
  ...conv2D,
  conv2DBackpropFilter,
  conv2DBackpropInput,
  depthwiseConv2dNativeBackpropFilter,
  depthwiseConv2dNativeBackpropInput,
  ...depthwiseConv2d,
  einsum,
  gather,
  identity,
  ...matMul,
  maxPoolGrad,
  mean,
  momentumStep,
  ...pools,
  softmaxCrossEntropyGrad,
  softmaxCrossEntropyLoss,
  softmaxGrad,
  sum,
  tanh,
  tanhGrad,
  unsortedSegmentSum,
];

const gradients: readonly GradConfig[] = [
  conv2DGradient,
  softmaxCrossEntropyGradient,
  softmaxGradient,
  tanhGradient,
];

let registered: readonly KernelConfig[] | undefined;

/**
 * Registers the kernels and gradients that tfjs's wasm backend lacks for training CNNs, and replaces those that are slow or
 * wrong. After that, `model.fit`, `tf.grads` and `optimizer.minimize` work. `setupWasm()` calls it; call it again only after other
 * code has registered kernels of the same names.
 *
 * @throws {WasmNotReadyError} if `setupWasm()` has not finished.
 *
 * @example
 * ```ts
 * import { registerTrainingKernels, setupWasm } from '@lenet5/wasm';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * await setupWasm();
 * tf.unregisterKernel('Conv2DBackpropFilter', 'wasm');
 * registerTrainingKernels();
 * console.log(tf.getKernel('Conv2DBackpropFilter', 'wasm') !== undefined); // true
 * ```
 */
export function registerTrainingKernels(): void {
  heapOf(engine().registry.wasm);
  registered ??= trainingKernels.map(configOf);
  for (const config of registered) replaceKernel(config);
  for (const config of gradients) replaceGradient(config);
  // So that tfjs loads a model that was saved with its optimizer.
  for (const optimizer of [Adam, Sgd]) serialization.registerClass(optimizer);
}

function configOf(kernel: TrainingKernel): KernelConfig {
  const { kernelName } = kernel;
  const stock: KernelConfig | undefined = getKernel(kernelName, 'wasm');
  return {
    kernelName,
    backendName: 'wasm',
    // tfjs's kernel still handles some inputs, so it must be set up with each new backend.
    setupFunc: (backend) => stock?.setupFunc?.(backend),
    disposeFunc: (backend) => stock?.disposeFunc?.(backend),
    kernelFunc: ({ inputs, attrs = {}, backend }) => {
      const heap = heapOf(backend);
      return heap.tidy(() =>
        kernel.run(heap, inputs as KernelInputs, attrs, () => {
          if (!stock) {
            const found = 'tfjs has no kernel for it either';
            throw new UnsupportedKernelError(
              `${kernelName} on the wasm backend`,
              'input',
              found,
              'use another backend',
            );
          }
          return onlyOutput(stock.kernelFunc({ inputs, attrs, backend }));
        }),
      );
    },
  };
}

function replaceKernel(config: KernelConfig): void {
  const present = getKernel(config.kernelName, config.backendName);
  if (present === config) return;
  if (present) unregisterKernel(config.kernelName, config.backendName);
  registerKernel(config);
}

function replaceGradient(config: GradConfig): void {
  const present = getGradient(config.kernelName);
  if (present === config) return;
  if (present) unregisterGradient(config.kernelName);
  registerGradient(config);
}
