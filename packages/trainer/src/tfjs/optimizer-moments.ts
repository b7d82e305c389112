import type { OptimizerConfig } from '@lenet5/compiler';
import type { NamedTensor } from '@lenet5/core';
import type { Variable } from '@tensorflow/tfjs-core';
import type { EngineState } from '../engine.js';
import type { StepOptimizer } from './step-optimizer.js';

/** The moments that an optimiser has of each weight. */
function kindsOf(config: OptimizerConfig): readonly string[] {
  if (config.name !== 'sgd') return ['m', 'v'];
  return (config.momentum ?? 0) > 0 ? ['m'] : [];
}

/**
 * Copies an optimiser's moments out, kind by kind, named after the weights; zeros where no step has made one yet.
 *
 * @param names The weights' names, in the order of `variables`: tfjs's own change from copy to copy of a model.
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

/** Puts copied moments and the number of steps back into an optimiser. */
export function restoreMoments(
  optimizer: StepOptimizer,
  { step, moments }: EngineState,
  variables: readonly Variable[],
): void {
  optimizer.restore({
    step,
    moments: moments.map(({ name, shape, values }, index) => {
      const kind = name.slice(0, name.indexOf('/'));
      return { name: `${kind}/${variables[index % variables.length]?.name}`, shape, values };
    }),
  });
}
