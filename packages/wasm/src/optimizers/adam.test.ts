import { initialMoments, adam as referenceAdam, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Random, relativeError, startBackends } from '../testing/compare.js';
import { adam } from './adam.js';
import { InvalidOptimizerError } from './invalid-optimizer-error.js';

/** Sizes around that of a SIMD vector, and a matrix. */
const shapes = [[1], [3], [4], [9], [5, 7]];

function variables(random: Random): tf.Variable[] {
  return shapes.map((shape) => tf.variable(tf.tensor(random.values(shape), shape)));
}

function gradientsFor(vars: readonly tf.Variable[], random: Random): tf.NamedTensorMap {
  return Object.fromEntries(vars.map((v) => [v.name, tf.tensor(random.values(v.shape), v.shape)]));
}

function valuesOf(vars: readonly tf.Variable[]): Float32Array[] {
  return vars.map((v) => Float32Array.from(v.dataSync()));
}

beforeAll(startBackends);
beforeEach(async () => {
  await tf.setBackend('wasm');
  tf.engine().startScope();
});
afterEach(() => {
  tf.engine().endScope();
  tf.disposeVariables();
});

describe('adam', () => {
  test.each([
    { epsilonMode: 'tfjs', weightDecay: 0 },
    { epsilonMode: 'keras', weightDecay: 0 },
    { epsilonMode: 'tfjs', weightDecay: 0.1 },
    { epsilonMode: 'tfjs', weightDecay: 0.1, decayScope: 'all' },
  ] as const)('equals the reference over 20 steps: %j', (given) => {
    const [learningRate, beta1, beta2, epsilon] = [0.01, 0.8, 0.95, 1e-3];
    const random = new Random(21);
    const vars = variables(random);
    const optimizer = adam({ learningRate, beta1, beta2, epsilon, ...given });
    const weights = vars.map((variable) => tensor(variable.shape, variable.dataSync()));
    const moments = weights.map(initialMoments);
    const settings = { beta1, beta2, epsilon, ...given };
    for (let t = 1; t <= 20; t++) {
      const gradients = gradientsFor(vars, random);
      for (const [i, variable] of vars.entries()) {
        const gradient = tensor(variable.shape, gradients[variable.name]!.dataSync());
        referenceAdam(weights[i]!, gradient, moments[i]!, { learningRate, t }, settings);
      }
      optimizer.applyGradients(gradients);
    }
    valuesOf(vars).forEach((found, i) => {
      expect(relativeError(found, weights[i]!.values)).toBeLessThan(1e-6);
    });
    optimizer.dispose();
  });

  test('updates the weights as tf.train.adam does', () => {
    const [ours, theirs] = [variables(new Random(22)), variables(new Random(22))];
    const [optimizer, stock] = [adam(0.01), tf.train.adam(0.01)];
    for (let step = 0; step < 10; step++) {
      optimizer.applyGradients(gradientsFor(ours, new Random(step)));
      const gradients = Object.entries(gradientsFor(theirs, new Random(step)));
      stock.applyGradients(gradients.map(([name, tensor]) => ({ name, tensor })));
    }
    const right = valuesOf(theirs);
    valuesOf(ours).forEach((found, i) => {
      expect(relativeError(found, right[i]!)).toBeLessThan(1e-5);
    });
    optimizer.dispose();
    stock.dispose();
  });

  test('never writes into a tensor that holds weights', () => {
    const variable = tf.variable(tf.tensor1d([1, 2, 3]));
    const held = tf.clone(variable);
    const { dataId } = variable;
    const optimizer = adam();
    optimizer.applyGradients({ [variable.name]: tf.ones([3]) });
    expect(variable.dataId).not.toBe(dataId);
    expect([...held.dataSync()]).toEqual([1, 2, 3]);
    optimizer.dispose();
  });

  test('continues bit for bit from a state restored in another optimizer', () => {
    const vars = variables(new Random(23));
    const first = adam({ weightDecay: 0.01 });
    for (let step = 0; step < 3; step++) first.applyGradients(gradientsFor(vars, new Random(step)));
    const [state, weights] = [first.state(), valuesOf(vars)];
    for (let step = 3; step < 6; step++) first.applyGradients(gradientsFor(vars, new Random(step)));
    const right = valuesOf(vars);
    vars.forEach((v, i) => {
      v.assign(tf.tensor(weights[i]!, v.shape));
    });
    const second = adam({ weightDecay: 0.01 });
    second.restore(state);
    for (let step = 3; step < 6; step++) second.applyGradients(gradientsFor(vars, new Random(step)));
    expect(valuesOf(vars)).toEqual(right);
    expect(second.state().step).toBe(6);
    first.dispose();
    second.dispose();
  });

  test('names the tensors of its state: first all m, then all v', () => {
    const [a, b] = [tf.variable(tf.zeros([2]), true, 'a'), tf.variable(tf.zeros([1, 3]), true, 'b')];
    const optimizer = adam({ beta1: 0.5, beta2: 0.75 });
    optimizer.applyGradients({ [a.name]: tf.fill([2], 2), [b.name]: tf.fill([1, 3], -4) });
    expect(optimizer.state()).toEqual({
      step: 1,
      moments: [
        { name: 'm/a', shape: [2], values: Float32Array.of(1, 1) },
        { name: 'm/b', shape: [1, 3], values: Float32Array.of(-2, -2, -2) },
        { name: 'v/a', shape: [2], values: Float32Array.of(1, 1) },
        { name: 'v/b', shape: [1, 3], values: Float32Array.of(4, 4, 4) },
      ],
    });
    optimizer.dispose();
  });

  test('saves and loads its weights as tfjs optimizers do', async () => {
    const variable = tf.variable(tf.zeros([2]), true, 'w');
    const optimizer = adam();
    optimizer.applyGradients({ [variable.name]: tf.ones([2]) });
    const other = adam();
    await other.setWeights(await optimizer.getWeights());
    expect(other.state()).toEqual(optimizer.state());
    optimizer.dispose();
    other.dispose();
  });

  test('leaves a variable without a gradient unchanged, and uses a changed learning rate', () => {
    const [moved, still] = [tf.variable(tf.zeros([1])), tf.variable(tf.zeros([1]))];
    const optimizer = adam(1);
    optimizer.learningRate = 0.25;
    optimizer.applyGradients([
      { name: moved.name, tensor: tf.ones([1]) },
      { name: still.name, tensor: null as never },
    ]);
    expect(moved.dataSync()[0]).toBeCloseTo(-0.25, 5);
    expect(still.dataSync()[0]).toBe(0);
    optimizer.dispose();
  });

  test('trains in model.fit', async () => {
    const model = layers.sequential({
      layers: [layers.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'zeros' })],
    });
    model.compile({ optimizer: adam(0.1), loss: 'meanSquaredError' });
    const x = tf.tensor2d([[0], [1], [2], [3]]);
    const history = await model.fit(x, tf.add(tf.mul(x, 2), 1), { epochs: 200, verbose: 0 });
    expect(history.history.loss!.at(-1)).toBeLessThan(1e-2);
    model.dispose();
  });

  test('rejects an invalid option, a moment of the wrong size, and another backend', async () => {
    expect(() => adam({ beta1: 1 })).toThrow('beta1 is invalid (1) — use a number from 0 to less than 1');
    expect(() => Reflect.apply(adam, undefined, [{ lr: 1 }])).toThrow(
      'lr is not an option (1) — did you mean learningRate?',
    );
    expect(() => adam(0)).toThrow(InvalidOptimizerError);
    expect(() => Reflect.apply(adam, undefined, [0.001, 0.9])).toThrow(
      'adam() takes one argument (more than one) — use an object, such as adam({ learningRate: 0.001, beta1: 0.9 })',
    );
    const optimizer = adam();
    const moment = (name: string, length: number) => ({
      step: 1,
      moments: [{ name, shape: [2], values: new Float32Array(length) }],
    });
    expect(() => optimizer.restore(moment('m/w', 3))).toThrow(
      'the moment m/w has the wrong size (3 values) — restore a state with 2 values',
    );
    expect(() => optimizer.restore(moment('x/w', 2))).toThrow(
      'the name of a moment is invalid (x/w) — start the name with m/ or v/',
    );
    const variable = tf.variable(tf.zeros([3]), true, 'w');
    optimizer.restore(moment('m/w', 2));
    expect(() => optimizer.applyGradients({ [variable.name]: tf.ones([3]) })).toThrow(
      'the moment m/w has the wrong size (2 values)',
    );
    await tf.setBackend('cpu');
    expect(() => optimizer.applyGradients({})).toThrow(
      'needs the wasm backend with the training kernels (cpu)',
    );
    optimizer.dispose();
  });
});
