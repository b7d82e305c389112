import { initialMoments, sgd as referenceSgd, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Random, relativeError, startBackends } from '../testing/compare.js';
import { sgd } from './sgd.js';

beforeAll(startBackends);
beforeEach(async () => {
  await tf.setBackend('wasm');
  tf.engine().startScope();
});
afterEach(() => {
  tf.engine().endScope();
  tf.disposeVariables();
});

describe('sgd', () => {
  test.each([0, 0.9])('with momentum %f equals the reference over 20 steps', (momentum) => {
    const random = new Random(31);
    const shape = [3, 5];
    const variable = tf.variable(tf.tensor(random.values(shape), shape));
    const optimizer = sgd({ learningRate: 0.05, momentum });
    const weights = tensor(shape, variable.dataSync());
    const moments = initialMoments(weights);
    for (let step = 0; step < 20; step++) {
      const gradient = random.values(shape);
      referenceSgd(weights, tensor(shape, gradient), moments, { learningRate: 0.05 }, momentum);
      optimizer.applyGradients({ [variable.name]: tf.tensor(gradient, shape) });
    }
    expect(relativeError(variable.dataSync(), weights.values)).toBeLessThan(1e-6);
    optimizer.dispose();
  });

  test('continues exactly from a state restored in another optimizer', () => {
    const variable = tf.variable(tf.tensor1d([1, 2, 3, 4, 5]), true, 'w');
    const apply = (optimizer: ReturnType<typeof sgd>) =>
      optimizer.applyGradients({ [variable.name]: tf.tensor1d([0.1, -0.2, 0.3, -0.4, 0.5]) });
    const first = sgd({ learningRate: 0.1, momentum: 0.9 });
    apply(first);
    const [state, weights] = [first.state(), Float32Array.from(variable.dataSync())];
    apply(first);
    const right = Float32Array.from(variable.dataSync());
    variable.assign(tf.tensor1d(weights));
    const second = sgd({ learningRate: 0.1, momentum: 0.9 });
    second.restore(state);
    apply(second);
    expect(Float32Array.from(variable.dataSync())).toEqual(right);
    expect(state).toEqual({
      step: 1,
      moments: [{ name: 'm/w', shape: [5], values: Float32Array.of(0.1, -0.2, 0.3, -0.4, 0.5) }],
    });
    first.dispose();
    second.dispose();
  });

  test('rejects a momentum outside [0, 1) or as a second argument', () => {
    expect(() => Reflect.apply(sgd, undefined, [0.01, 0.9])).toThrow('sgd() takes one argument');
    expect(() => sgd({ momentum: -0.1 })).toThrow(
      'momentum is invalid (-0.1) — use a number from 0 to less than 1',
    );
  });
});
