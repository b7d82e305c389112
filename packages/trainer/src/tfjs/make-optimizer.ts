import type { OptimizerConfig } from '@lenet5/compiler';
import { adam, sgd } from '@lenet5/wasm';
import { getBackend, type Variable } from '@tensorflow/tfjs-core';
import { PlainOptimizer } from './plain-optimizer.js';
import type { StepOptimizer } from './step-optimizer.js';

/** The optimiser of a configuration for the active backend; its learning rate is set before each step. */
export function makeOptimizer(config: OptimizerConfig, variables: readonly Variable[]): StepOptimizer {
  if (getBackend() !== 'wasm') return new PlainOptimizer(config, variables);
  if (config.name === 'sgd') return sgd({ momentum: config.momentum ?? 0 });
  const { name, weightDecay = 0.004, ...shared } = config;
  return adam(name === 'adamw' ? { ...shared, weightDecay } : shared);
}
