import '@tensorflow/tfjs-backend-cpu';
import { InvalidSeedError } from '@lenet5/core';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { WeightsMismatchError } from '../errors/weights-errors.js';
import { lenet5 } from '../lenet5.js';
import { readWeights } from '../model-weights.js';
import { plainLenet5 } from './plain-lenet5.js';

beforeAll(() => ready());

/** A configuration without how the weights begin, what constrains them (nothing) and what tfjs notes beside. */
function essence(config: object): object {
  const known = Object.entries(config).filter(
    ([name, value]) => value !== null && !/Initializer$|^dtype$|^batchInputShape$/.test(name),
  );
  return Object.fromEntries(known);
}

describe('plainLenet5', () => {
  test('is lenet5() in every layer, its class and its configuration', () => {
    const layersOf = (model: Pick<ReturnType<typeof plainLenet5>, 'layers'>) =>
      model.layers.map((layer) => [layer.name, layer.getClassName(), essence(layer.getConfig())]);
    const [plain, real] = [plainLenet5(), lenet5()];
    expect(layersOf(plain)).toEqual(
      real.layers.map((layer) => [layer.name, layer.getClassName(), essence(layer.getConfig())]),
    );
    expect(plain.getClassName()).toBe(real.getClassName());
    expect(plain.inputs[0]?.shape).toEqual(real.inputs[0]?.shape);
    expect(plain.outputs[0]?.shape).toEqual(real.outputs[0]?.shape);
  });

  test('begins with the same bits as lenet5() of the same seed', async () => {
    expect(plainLenet5({ seed: 7 }).readValues()).toEqual(await readWeights(lenet5({ seed: 7 })));
  });

  test('takes weights, and refuses those that are of another model', () => {
    const model = plainLenet5({ seed: 1 });
    const other = plainLenet5({ seed: 2 }).readValues();
    model.writeValues(other);
    expect(model.readValues()).toEqual(other);
    expect(() => model.writeValues(other.slice(1))).toThrow(WeightsMismatchError);
    expect(() => model.writeValues(other.toReversed())).toThrow('dense3/bias, not conv1/kernel');
    const short = plainLenet5({ seed: 3 }).readValues();
    short[1] = { name: 'conv1/bias', shape: [6], values: new Float32Array(5) };
    expect(() => model.writeValues(short)).toThrow('conv1/bias is [6] with 5 values, not [6]');
    expect(model.readValues()).toEqual(other);
  });

  test('refuses a seed that is no whole number', () => {
    expect(() => plainLenet5({ seed: 1.5 })).toThrow(InvalidSeedError);
  });
});
