import {
  engine,
  getKernel,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core';
import { WasmNotReadyError } from '../wasm-errors.js';
import { InvalidOptimizerError } from './invalid-optimizer-error.js';

/** A tensor with a name, as tfjs passes gradients and moments. */
export interface NamedTensor {
  name: string;
  tensor: Tensor;
}

/**
 * Calls `update` for each variable that has a gradient.
 *
 * @param kernelName The kernel that `update` runs.
 * @throws {WasmNotReadyError} if the active backend has no such kernel.
 */
export function forEachGradient(
  kernelName: string,
  gradients: NamedTensorMap | NamedTensor[],
  update: (variable: Variable, gradient: Tensor) => void,
): void {
  const { backendName } = engine();
  if (!getKernel(kernelName, backendName)) {
    throw new WasmNotReadyError(
      'this optimizer',
      backendName === 'wasm' ? 'none registered' : `${backendName}`,
    );
  }
  const named = Array.isArray(gradients)
    ? gradients
    : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
  for (const { name, tensor } of named) {
    if (tensor != null) update(registeredVariable(name), tensor);
  }
}

/** Runs an optimizer kernel and assigns its output to the variable. */
export function assignNext(
  kernelName: string,
  variable: Variable,
  inputs: NamedTensorMap,
  attrs: NamedAttrMap,
): void {
  const next = engine().runKernel<Tensor>(kernelName, { weights: variable, ...inputs }, attrs);
  variable.assign(next);
  next.dispose();
}

/** The variable that is registered with tfjs by that name. */
function registeredVariable(name: string): Variable {
  const variable = engine().registeredVariables[name];
  if (!variable)
    throw new InvalidOptimizerError({
      problem: 'the gradient has no variable',
      found: name,
      remedy: 'name each gradient after a variable that is registered with tfjs',
    });
  return variable;
}
