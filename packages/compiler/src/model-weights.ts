import type { NamedTensor, PlainModel, SequentialModel } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { InvalidStateError } from './errors/invalid-state-error.js';
import type { Plan } from './plan/plan.js';

/** Copies the weights of a model that has the architecture of a plan, with the names of the plan. */
export async function copyModelWeights(model: SequentialModel, plan: Plan): Promise<NamedTensor[]> {
  checkModel(model, plan);
  return Promise.all(
    plan.weights.map(async ({ weight }, index) => {
      const values = (await model.weights[index]?.read().data()) ?? [];
      return { name: weight.name, shape: weight.shape, values: Float32Array.from(values) };
    }),
  );
}

/** Sets the weights of a model that has the architecture of a plan, in the order of the plan. Loads tfjs only for its models. */
export async function writeModelWeights(
  model: Sequential | PlainModel,
  plan: Plan,
  weights: readonly NamedTensor[],
): Promise<void> {
  checkModel(model, plan);
  if ('writeValues' in model) {
    model.writeValues(weights);
    return;
  }
  const { tensor, tidy } = await import('@tensorflow/tfjs-core');
  tidy(() => model.setWeights(weights.map(({ values, shape }) => tensor(values, [...shape]))));
}

function checkModel(model: SequentialModel, { weights }: Plan): void {
  const found = model.weights.map(({ shape }) => `[${shape.join(', ')}]`).join(' ');
  const wanted = weights.map(({ weight }) => `[${weight.shape.join(', ')}]`).join(' ');
  if (found === wanted) return;
  throw new InvalidStateError({
    problem: 'the weights of the model do not match the program',
    found,
    remedy: `pass a model with weights ${wanted}`,
  });
}
