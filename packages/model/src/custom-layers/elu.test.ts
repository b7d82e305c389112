import type { StackConfig } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { grad, ready, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { toSequential } from '../to-sequential.js';

beforeAll(async () => {
  await setBackend('cpu');
  await ready();
});

test.each([1, 0.3, 2])(
  'an ELU with α %d is x above zero and α (eˣ − 1) below, as is its gradient',
  (alpha) => {
    const values = [-3, -0.5, 0.25, 2];
    const config: StackConfig = {
      name: 'elu',
      inputShape: [4],
      layers: [{ type: 'ELU', name: 'elu', alpha }],
    };
    const model = toSequential(config);
    const x = tensor([values]);
    const y = Array.from((model.predict(x) as Tensor).dataSync());
    const dx = Array.from(grad((input) => model.apply(input) as Tensor)(x).dataSync());
    for (const [index, value] of values.entries()) {
      expect(y[index]).toBeCloseTo(value > 0 ? value : alpha * (Math.exp(value) - 1), 6);
      expect(dx[index]).toBeCloseTo(value > 0 ? 1 : alpha * Math.exp(value), 6);
    }
  },
);
