import { describe, expect, test } from 'vitest';
import { connectLayers } from '../layers/connect-layers.js';
import { lenet5Of1998Config } from '../lenet5-1998/lenet5-1998-config.js';
import { lenet5Of1998Weights } from '../lenet5-1998/lenet5-1998-weights.js';
import { lecunUniform } from '../random/lecun-uniform.js';
import { shapeSize } from '../tensor/shape-size.js';
import { WeightsMismatchError } from '../weights/weights-errors.js';
import { lenet5Config } from './lenet5-config.js';
import { lenet5Weights, plainLenet5 } from './plain-lenet5.js';

describe('lenet5Config', () => {
  test('has the output shapes of the table in its docstring', () => {
    const { layers } = connectLayers(lenet5Config);
    expect(layers.map(({ name, outputShape }) => `${name} ${outputShape}`)).toEqual([
      'conv1 24,24,6',
      'pool1 12,12,6',
      'conv2 8,8,16',
      'pool2 4,4,16',
      'flatten 256',
      'dense1 120',
      'dense2 84',
      'dense3 10',
    ]);
  });
});

describe('lenet5Weights(seed)', () => {
  test('has the 44,426 parameters of the published model', () => {
    const sizes = lenet5Weights(42).map(({ name, shape, values }) => {
      expect(values).toHaveLength(shapeSize(shape));
      return [name, values.length] as const;
    });
    // Kernel: height · width · inputs · outputs; bias: outputs.
    expect(Object.fromEntries(sizes)).toEqual({
      'conv1/kernel': 5 * 5 * 1 * 6,
      'conv1/bias': 6,
      'conv2/kernel': 5 * 5 * 6 * 16,
      'conv2/bias': 16,
      'dense1/kernel': 256 * 120,
      'dense1/bias': 120,
      'dense2/kernel': 120 * 84,
      'dense2/bias': 84,
      'dense3/kernel': 84 * 10,
      'dense3/bias': 10,
    });
    expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBe(44_426);
  });

  test('the biases are zero, the kernels are not', () => {
    for (const { name, values } of lenet5Weights(1)) {
      expect(values.some((value) => value !== 0)).toBe(name.endsWith('/kernel'));
    }
  });
});

describe("lenet5Weights(seed, 'lecun')", () => {
  test('computes on pixels what LeCun-uniform kernels without biases compute on normalized inputs', () => {
    const [kernel, bias, conv2] = lenet5Weights(3, 'lecun');
    const lecun = lecunUniform(3, 'conv1/kernel', [5, 5, 1, 6]);
    // A patch of 25 pixels, one output.
    const pixels = Array.from({ length: 25 }, (_, at) => ((at * 7) % 11) / 10);
    const sumOf = (values: Float32Array, x: readonly number[]) =>
      x.reduce((sum, value, at) => sum + value * (values[at * 6] ?? 0), 0);
    const normalized = pixels.map((x) => (x - 0.1307) / 0.3081);
    expect(sumOf(kernel!.values, pixels) + bias!.values[0]!).toBeCloseTo(sumOf(lecun, normalized), 5);
    expect(conv2!.values).toEqual(lecunUniform(3, 'conv2/kernel', [5, 5, 6, 16]));
  });
});

describe('plainLenet5({ seed })', () => {
  test('rejects an unknown initialization', () => {
    expect(() => Reflect.apply(plainLenet5, undefined, [{ initialization: 'he' }])).toThrow(
      'initialization is invalid ("he") — use glorot, lecun or 1998',
    );
  });

  test('is the network of 1998 for its variant', () => {
    const model = plainLenet5({ variant: '1998', seed: 7 });
    expect(model.config).toEqual(lenet5Of1998Config);
    expect(model.readValues()).toEqual(lenet5Of1998Weights(7));
  });

  test('takes another initialization for the network of 1998', () => {
    const model = plainLenet5({ variant: '1998', seed: 7, initialization: 'lecun' });
    expect(model.readValues()).toEqual(lenet5Of1998Weights(7, 'lecun'));
  });

  test('rejects an unknown variant', () => {
    expect(() => Reflect.apply(plainLenet5, undefined, [{ variant: '1989' }])).toThrow(
      'variant is invalid ("1989") — use modern or 1998',
    );
  });

  test('rejects an unknown option', () => {
    expect(() => Reflect.apply(plainLenet5, undefined, [{ sede: 7 }])).toThrow(
      'sede is not an option (7) — did you mean seed?',
    );
  });

  test('has the weights of lenet5Weights(seed), of seed 42 by default', () => {
    expect(plainLenet5({ seed: 7 }).readValues()).toEqual(lenet5Weights(7));
    expect(plainLenet5().readValues()).toEqual(lenet5Weights(42));
  });

  test('has the configuration that tfjs would report', () => {
    const { inputs, outputs, layers } = plainLenet5();
    expect(inputs[0]?.shape).toEqual([null, 28, 28, 1]);
    expect(outputs[0]?.shape).toEqual([null, 10]);
    expect(layers[1]?.getClassName()).toBe('AveragePooling2D');
    expect(layers[1]?.getConfig()).toEqual({
      name: 'pool1',
      poolSize: [2, 2],
      strides: [2, 2],
      padding: 'valid',
      dataFormat: 'channelsLast',
      trainable: true,
    });
  });

  test('readValues() returns copies', () => {
    const model = plainLenet5({ seed: 1 });
    model.readValues()[0]?.values.fill(0);
    expect(model.readValues()).toEqual(lenet5Weights(1));
  });

  test('writeValues(weights) replaces the weights, or keeps all of them if one is rejected', () => {
    const model = plainLenet5({ seed: 1 });
    const weights = lenet5Weights(2);
    model.writeValues(weights);
    expect(model.readValues()).toEqual(weights);
    expect(() => model.writeValues(lenet5Weights(3).slice(1))).toThrow(WeightsMismatchError);
    expect(() => model.writeValues(lenet5Weights(3).toReversed())).toThrow('dense3/bias, not conv1/kernel');
    const short = lenet5Weights(3);
    short[1] = { name: 'conv1/bias', shape: [6], values: new Float32Array(5) };
    expect(() => model.writeValues(short)).toThrow('conv1/bias is [6] with 5 values, not [6]');
    expect(model.readValues()).toEqual(weights);
  });
});
