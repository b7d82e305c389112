import { type NamedTensor, type OptimizerConfig, resolveOptimizer } from '@lenet5/core';
import type { Variable } from '@tensorflow/tfjs-core';
import type { EngineState } from '../engine.js';
import type { StepOptimizer } from './step-optimizer.js';

/** The kinds of moments that an optimizer has of each weight. */
function kindsOf(config: OptimizerConfig): readonly string[] {
  const optimizer = resolveOptimizer(config);
  if (optimizer.name === 'sgd') return optimizer.momentum > 0 ? ['m'] : [];
  if (optimizer.name === 'rmsprop') return optimizer.momentum > 0 ? ['m', 'v'] : ['v'];
  return ['m', 'v'];
}

/**
 * Copies the moments of an optimizer, kind by kind, with the names of the weights. A moment is zero before the first step.
 *
 * @param names The names of the weights, in the order of `variables`. The names of tfjs differ between copies of a model.
 */
export async function readMoments(
  config: OptimizerConfig,
  optimizer: StepOptimizer,
  variables: readonly Variable[],
  names: readonly string[],
): Promise<NamedTensor[]> {
  const { moments } = await optimizer.state();
  const known = new Map(moments.map(({ name, values }) => [name, values]));
  return kindsOf(config).flatMap((kind) =>
    variables.map((variable, index) => ({
      name: `${kind}/${names[index]}`,
      shape: [...variable.shape],
      values: known.get(`${kind}/${variable.name}`) ?? new Float32Array(variable.size),
    })),
  );
}

/**
 * Restores copied moments and the number of steps of an optimizer.
 *
 * @param trained Those that the optimizer updates: it has no moments of the others.
 */
export function restoreMoments(
  optimizer: StepOptimizer,
  { step, moments }: EngineState,
  variables: readonly Variable[],
  trained: readonly Variable[] = variables,
): void {
  optimizer.restore({
    step,
    moments: moments.flatMap(({ name, shape, values }, index) => {
      const variable = variables[index % variables.length];
      if (!variable || !trained.includes(variable)) return [];
      return [{ name: `${name.slice(0, name.indexOf('/'))}/${variable.name}`, shape, values }];
    }),
  });
}
