import type { AdamConfig, SgdConfig } from '@lenet5/core';
import { initialMoments, tensor as referenceTensor, updateWeight } from '@lenet5/reference';
import { memory, tensor, type Variable, variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readyWasm } from '../testing/models.js';
import { makeOptimizer } from './make-optimizer.js';
import { PlainOptimizer } from './plain-optimizer.js';
import type { StepOptimizer } from './step-optimizer.js';

type FirstOrder = AdamConfig | SgdConfig;

beforeAll(readyWasm);

const start = () => [
  variable(tensor([0.5, -1, 2, 3, -4, 5.5], [2, 3])),
  variable(tensor([0.25, -0.75, 1.5, 0, 1])),
];

const learningRateAt = (step: number): number => 0.1 / (step + 1);

/** Signed gradients of different sizes that change from step to step. */
const gradientAt = (step: number, size: number): Float32Array =>
  Float32Array.from({ length: size }, (_, i) => Math.sin(3 * step + i) * 10 ** ((i % 5) - 3));

/** Runs the steps `from` to below `to`. */
function descend(optimizer: StepOptimizer, variables: readonly Variable[], from: number, to: number): void {
  for (let step = from; step < to; step++) {
    const gradients = variables.map(
      ({ name, shape, size }) => [name, tensor(gradientAt(step, size), [...shape])] as const,
    );
    optimizer.learningRate = learningRateAt(step);
    optimizer.applyGradients(Object.fromEntries(gradients));
    for (const [, gradient] of gradients) gradient.dispose();
  }
}

/** The values of the variables after the first `steps` steps in float64. */
function referenceValues(config: FirstOrder, steps: number): number[] {
  return start().flatMap((variable) => {
    const weight = referenceTensor(variable.shape, variable.dataSync());
    const moments = initialMoments(weight);
    for (let step = 0; step < steps; step++) {
      const gradient = referenceTensor(weight.shape, gradientAt(step, variable.size));
      updateWeight(config, weight, gradient, moments, { learningRate: learningRateAt(step), t: step + 1 });
    }
    return [...weight.values];
  });
}

const values = (variables: readonly Variable[]) => variables.flatMap((one) => [...one.dataSync()]);

const CONFIGS: FirstOrder[] = [
  { name: 'adam' },
  { name: 'adam', epsilonMode: 'keras', epsilon: 1e-3, beta1: 0.8, beta2: 0.95 },
  { name: 'adamw', weightDecay: 0.1 },
  { name: 'adamw', weightDecay: 0.1, decayScope: 'all' },
  { name: 'sgd' },
  { name: 'sgd', momentum: 0.9 },
];

describe.each(CONFIGS)('PlainOptimizer with %j', (config) => {
  it('moves the variables as the WASM kernels and the float64 reference do', () => {
    const [plain, fast] = [start(), start()];
    descend(new PlainOptimizer(config, plain), plain, 0, 20);
    descend(makeOptimizer(config, fast), fast, 0, 20);
    for (const expected of [values(fast), referenceValues(config, 20)]) {
      values(plain).forEach((value, index) => {
        expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 5);
      });
    }
    expect(values(plain)).not.toEqual(values(start()));
  });

  it('continues exactly from a restored state', async () => {
    const [whole, parted] = [start(), start()];
    descend(new PlainOptimizer(config, whole), whole, 0, 12);
    const first = new PlainOptimizer(config, parted);
    descend(first, parted, 0, 5);
    const second = new PlainOptimizer(config, parted);
    second.restore(await first.state());
    descend(second, parted, 5, 12);
    expect(values(parted)).toEqual(values(whole));
  });

  it('keeps no tensors except its moments', () => {
    const variables = start();
    const optimizer = new PlainOptimizer(config, variables);
    const before = memory().numTensors;
    descend(optimizer, variables, 0, 10);
    expect(memory().numTensors - before).toBe(config.name === 'sgd' ? 2 : 4);
    optimizer.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
