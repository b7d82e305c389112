import type { OptimizerConfig } from '@lenet5/core';
import type { Optimizer } from '@tensorflow/tfjs-core';

/** An optimizer of tfjs as the compiled engine computes it, or why it cannot. */
export type FoundOptimizer = { readonly config: OptimizerConfig } | { readonly reason: string };

/** Reads the settings of an optimizer of tfjs, or of `adam()` and `sgd()` of `@lenet5/wasm`. */
export function optimizerOf(optimizer: Optimizer): FoundOptimizer {
  const name = optimizer.getClassName();
  const settings: Readonly<Record<string, unknown>> = { ...optimizer, ...optimizer.getConfig() };
  const { beta1, beta2, epsilon, momentum, decay } = settings as Readonly<Record<string, number>>;
  switch (name) {
    case 'SGD':
      return { config: { name: 'sgd' } };
    case 'Momentum': {
      const nesterov = settings.useNesterov === true;
      return { config: { name: 'sgd', ...given({ momentum }), ...(nesterov && { nesterov }) } };
    }
    case 'RMSProp':
      if (settings.centered === true) return { reason: 'the optimizer RMSProp is centered' };
      return { config: { name: 'rmsprop', ...given({ decay, momentum, epsilon }) } };
    case 'Adam':
      return { config: { name: 'adam', ...given({ beta1, beta2, epsilon }) } };
    default:
      return { reason: `the optimizer is ${name}` };
  }
}

/** The learning rate of the next step. Programs change it between epochs. */
export function learningRateOf(optimizer: Optimizer): number {
  const { learningRate }: { readonly learningRate?: unknown } = { ...optimizer };
  return Number(learningRate);
}

/** The settings that have a value; tfjs fills in the others when it first uses them. */
function given(settings: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> {
  const entries = Object.entries(settings).filter(([, value]) => typeof value === 'number');
  return Object.fromEntries(entries) as Record<string, number>;
}
