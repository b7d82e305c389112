import { describe, expect, test } from 'vitest';
import { initialWeights } from '../weights/initial-weights.js';
import { connectLayers } from './connect-layers.js';
import type { LayerConfig, StackConfig } from './layer-config.js';
import { plainModel } from './plain-model.js';
import { readLayerStack } from './read-layer-stack.js';
import type { SequentialLayer, SequentialModel } from './sequential-model.js';
import { UnsupportedLayersError } from './unsupported.js';

const dense = (name: string, from?: string[]): LayerConfig => ({
  type: 'Dense',
  name,
  units: 4,
  activation: 'linear',
  useBias: true,
  ...(from && { from }),
});
const add = (...from: string[]): LayerConfig => ({ type: 'Add', name: 'sum', from });
const net = (...layers: LayerConfig[]): StackConfig => ({ name: 'net', inputShape: [4], layers });
const residual = net(dense('a'), dense('b', ['input']), add('a', 'b', 'input'), dense('c'));

describe('connectLayers(config) with skip connections', () => {
  test('gives a layer the shape of the layers that it names, and keeps the names', () => {
    const stack: StackConfig = {
      name: 'net',
      inputShape: [2],
      layers: [
        { ...dense('a'), units: 3 } as LayerConfig,
        dense('b', ['input']),
        dense('c', ['a']),
        add('b', 'c'),
      ],
    };
    expect(connectLayers(stack).layers).toMatchObject([
      { inputShape: [2], outputShape: [3] },
      { inputShape: [2], from: ['input'], kernel: { name: 'b/kernel', shape: [2, 4] } },
      { inputShape: [3], from: ['a'] },
      { type: 'Add', inputShape: [4], outputShape: [4], from: ['b', 'c'] },
    ]);
  });

  test('adds an output to itself', () => {
    expect(connectLayers(net(dense('a'), add('a', 'a'))).layers[1]?.outputShape).toEqual([4]);
  });

  test.each([
    ['an addition of one value', net(dense('a'), add('a')), 'layer sum (Add) is not supported (1 input)'],
    [
      'an addition in a stack',
      net(dense('a'), { type: 'Add', name: 'sum' }),
      'layer sum (Add) is not supported (1 input)',
    ],
    [
      'a layer of two inputs',
      net(dense('a'), dense('b', ['a', 'input'])),
      'layer b (Dense) is not supported (2 inputs)',
    ],
    [
      'a layer after it',
      net(dense('a', ['b']), dense('b')),
      'layer a (Dense) is not supported (an input from "b", which',
    ],
    [
      'a name of two layers',
      net(dense('a'), dense('a'), add('a', 'input')),
      '(an input from "a", the name of two layers)',
    ],
    [
      'two shapes',
      net({ ...dense('a'), units: 3 } as LayerConfig, add('a', 'input')),
      '(inputs of the shapes [3] and [4])',
    ],
    [
      'an unused output',
      net(dense('a'), dense('b', ['input'])),
      'layer a (Dense) is not supported (an output that no',
    ],
  ])('refuses %s by name', (_, config, found) => {
    expect(() => connectLayers(config)).toThrow(found);
  });
});

describe('readLayerStack(model, unsupported) of a functional model', () => {
  const unsupported = (...[found, id]: ConstructorParameters<typeof UnsupportedLayersError>) =>
    new UnsupportedLayersError(found, id);

  /** A layer as tfjs has it, of a functional model. */
  function layer(
    config: LayerConfig | { type: 'InputLayer'; name: string },
    from: string[],
    uses = 1,
  ): SequentialLayer {
    const { type, name, ...settings } = config;
    const node = { inboundLayers: from.map((each) => ({ name: each })) };
    return {
      name,
      weights: [],
      inboundNodes: Array.from({ length: uses }, () => node),
      getClassName: () => type,
      getConfig: () => settings,
    };
  }

  function functional(...layers: SequentialLayer[]): SequentialModel {
    const input = layer({ type: 'InputLayer', name: 'images' }, []);
    return {
      inputs: [{ shape: [null, 4] }],
      outputs: [{}],
      layers: [input, ...layers],
      weights: [],
      getClassName: () => 'Model',
    };
  }

  test('reads what a plain model reports', () => {
    const model = plainModel(residual, initialWeights(connectLayers(residual), 1));
    expect(model.getClassName()).toBe('Model');
    expect(readLayerStack(model, unsupported)).toEqual(connectLayers(residual));
  });

  test('names inputs only where they are not the layer before', () => {
    const { type, name } = { type: 'Add', name: 'sum' } as const;
    const model = functional(
      layer(dense('a'), ['images']),
      layer(dense('b'), ['images']),
      layer({ type, name }, ['a', 'b']),
      layer(dense('c'), ['sum']),
    );
    expect(readLayerStack(model, unsupported).layers.map(({ from }) => from)).toEqual([
      undefined,
      ['input'],
      ['a', 'b'],
      undefined,
    ]);
  });

  test.each([
    [
      'a shared layer',
      functional(layer(dense('a'), ['images'], 2)),
      'layer a (Dense) is not supported (a layer that is used 2',
    ],
    [
      'two inputs',
      { ...functional(layer(dense('a'), ['images'])), inputs: [{ shape: [4] }, { shape: [4] }] },
      '(2 inputs)',
    ],
    ['two outputs', { ...functional(layer(dense('a'), ['images'])), outputs: [{}, {}] }, '(2 outputs)'],
  ])('refuses %s', (_, model, found) => {
    expect(() => readLayerStack(model, unsupported)).toThrow(found);
  });
});
