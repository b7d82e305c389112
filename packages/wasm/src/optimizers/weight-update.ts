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
import type { Moments } from './optimizer-state.js';
import type { TfjsNamedTensor } from './tfjs-named-tensor.js';

/**
 * Calls `update` for each variable that has a gradient.
 *
 * @param kernelName The kernel that `update` runs.
 * @param moments The moments of the variables.
 * @throws {WasmNotReadyError} if the active backend has no such kernel.
 */
export function forEachGradient(
  kernelName: string,
  moments: Moments,
  gradients: NamedTensorMap | TfjsNamedTensor[],
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
  const updates = named
    .filter(({ tensor }) => tensor != null)
    .map(({ name, tensor }) => ({ variable: registeredVariable(name), tensor }));
  moments.assign(updates.map(({ variable }) => variable));
  for (const { variable, tensor } of updates) update(variable, tensor);
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
