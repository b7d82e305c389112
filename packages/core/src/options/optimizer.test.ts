import { describe, expect, test } from 'vitest';
import { checkOptimizer, type OptimizerConfig, resolveOptimizer } from './optimizer.js';

describe('resolveOptimizer(config)', () => {
  const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, epsilonMode: 'tfjs' };

  test.each<[OptimizerConfig | undefined, object]>([
    [undefined, { name: 'adam', ...adam, weightDecay: 0, decayScope: 'kernels' }],
    [{ name: 'adamw' }, { name: 'adamw', ...adam, weightDecay: 0.004, decayScope: 'kernels' }],
    [
      { name: 'adam', weightDecay: 0.1, decayScope: 'all' },
      { name: 'adam', ...adam, weightDecay: 0, decayScope: 'kernels' },
    ],
    [
      { name: 'adamw', beta1: 0.5, weightDecay: 0, decayScope: 'all' },
      { name: 'adamw', ...adam, beta1: 0.5, weightDecay: 0, decayScope: 'all' },
    ],
    [{ name: 'sgd' }, { name: 'sgd', momentum: 0, nesterov: false }],
    [{ name: 'sdlm' }, { name: 'sdlm', mu: 1.68, curvatureImages: 500 }],
    [
      { name: 'sdlm', mu: 0.02, curvatureImages: 8 },
      { name: 'sdlm', mu: 0.02, curvatureImages: 8 },
    ],
  ])('of %o is %o', (config, resolved) => {
    expect(resolveOptimizer(config)).toEqual(resolved);
  });
});

describe('checkOptimizer(config)', () => {
  test('accepts every optimizer without options', () => {
    for (const name of ['adam', 'adamw', 'sgd', 'sdlm'] as const) {
      expect(checkOptimizer({ name })).toBeUndefined();
      expect(checkOptimizer(resolveOptimizer({ name }))).toBeUndefined();
    }
  });

  test.each<[object, string]>([
    [{ name: 'lion' }, 'optimizer.name'],
    [{ name: 'adam', beta1: 1 }, 'optimizer.beta1'],
    [{ name: 'adam', epsilon: 0 }, 'optimizer.epsilon'],
    [{ name: 'adamw', epsilonMode: 'torch' }, 'optimizer.epsilonMode'],
    [{ name: 'adamw', weightDecay: -1 }, 'optimizer.weightDecay'],
    [{ name: 'adam', weightDecay: 0.1 }, 'optimizer.weightDecay'],
    [{ name: 'adamw', decayScope: 'biases' }, 'optimizer.decayScope'],
    [{ name: 'adam', decayScope: 'all' }, 'optimizer.decayScope'],
    [{ name: 'sgd', momentum: 1 }, 'optimizer.momentum'],
    [{ name: 'sdlm', mu: 0 }, 'optimizer.mu'],
    [{ name: 'sdlm', curvatureImages: 0 }, 'optimizer.curvatureImages'],
  ])('reports what is wrong with %o', (config, option) => {
    expect(Reflect.apply(checkOptimizer, undefined, [config])).toMatchObject({
      problem: `${option} is invalid`,
    });
  });

  test('reports an unknown option with the nearest one', () => {
    expect(Reflect.apply(checkOptimizer, undefined, [{ name: 'adam', beta_1: 0.8 }])).toMatchObject({
      option: 'optimizer.beta_1',
      remedy: 'did you mean beta1?',
    });
  });
});
