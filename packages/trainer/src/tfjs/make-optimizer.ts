import { type OptimizerConfig, resolveOptimizer } from '@lenet5/core';
import { adam, sgd } from '@lenet5/wasm';
import { getBackend, type Variable } from '@tensorflow/tfjs-core';
import { UnsupportedByEngineError } from '../unsupported-by-engine-error.js';
import { PlainOptimizer } from './plain-optimizer.js';
import type { StepOptimizer } from './step-optimizer.js';

/**
 * Creates the optimizer for the active backend. Its learning rate is set before each step.
 *
 * @throws UnsupportedByEngineError for `sdlm`, which needs second derivatives
 */
export function makeOptimizer(config: OptimizerConfig, variables: readonly Variable[]): StepOptimizer {
  const optimizer = resolveOptimizer(config);
  if (optimizer.name === 'sdlm')
    throw new UnsupportedByEngineError('tfjs', 'the optimizer sdlm', 'use the compiled engine');
  const isPlain = optimizer.name === 'rmsprop' || (optimizer.name === 'sgd' && optimizer.nesterov);
  if (isPlain || getBackend() !== 'wasm') return new PlainOptimizer(optimizer, variables);
  if (optimizer.name === 'sgd') return sgd({ momentum: optimizer.momentum });
  const { name, ...options } = optimizer;
  return adam(options);
}
