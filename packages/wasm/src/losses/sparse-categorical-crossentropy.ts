import { engine, reshape, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { sparseCrossEntropy } from '../kernels/cross-entropy.js';
import { WasmNotReadyError } from '../wasm-errors.js';

/** Settings of the loss. */
export interface CrossentropyOptions {
  /** Share of the target moved from the true class to all classes evenly, 0 to below 1. Default 0. */
  readonly labelSmoothing?: number;
}

/**
 * The cross-entropy of softmax outputs with whole-number labels, in nats: one kernel forward and one backward, where
 * tfjs's own loss of that name takes some forty. For loops by hand (`optimizer.minimize`): `model.compile` takes
 * whole-number labels for its own losses only. It is the same number to within rounding; its gradient does not vanish
 * where the right class was given less than 1e-7.
 *
 * @param labels int32 or float32, shape `[batch]` or `[batch, 1]`, whole numbers 0 to classes − 1.
 * @param probabilities float32, shape `[batch, classes]`, each row a softmax.
 * @returns The loss of each sample, shape `[batch]`.
 * @throws {InvalidLabelError} if a label is no class.
 * @throws {WasmNotReadyError} on another backend than wasm.
 */
export function sparseCategoricalCrossentropy(
  labels: Tensor,
  probabilities: Tensor,
  options: CrossentropyOptions = {},
): Tensor1D {
  if (engine().backendName !== 'wasm') {
    throw new WasmNotReadyError('sparseCategoricalCrossentropy()', engine().backendName ?? 'none');
  }
  const classes = probabilities.shape.at(-1) ?? 1;
  return engine().runKernel<Tensor1D>(
    sparseCrossEntropy.kernelName,
    {
      labels,
      probabilities: probabilities.rank === 2 ? probabilities : reshape(probabilities, [-1, classes]),
    },
    { labelSmoothing: options.labelSmoothing ?? 0 },
  );
}
