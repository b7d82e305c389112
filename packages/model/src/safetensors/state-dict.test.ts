import { decodeSafetensors, encodeSafetensors, type LayerConfig, type NamedTensor } from '@lenet5/core';
import { describe, expect, test } from 'vitest';
import { kindModels, randomModel } from '../testing/layer-kinds.js';
import { plainFromSafetensors } from './plain-from-safetensors.js';
import { toSafetensors } from './to-safetensors.js';

const pytorch = { layout: 'pytorch' } as const;

function kind(name: string) {
  const [, model] = kindModels.find(([each]) => each === name) ?? [];
  if (!model) throw new Error(`no kind ${name}`);
  return model;
}

async function stateDict(name: string): Promise<readonly NamedTensor[]> {
  return decodeSafetensors(await toSafetensors(kind(name), pytorch)).tensors;
}

describe('the state dict of toSafetensors(model, { layout: "pytorch" })', () => {
  // nn.Conv2d(2, 6, (3, 2), groups=2), then nn.Conv2d(6, 6, 2, groups=6, bias=False) of PyTorch 2.13.0.
  test('has the shapes of grouped convolutions for depthwise ones', async () => {
    const shapes = (await stateDict('DepthwiseConv2D')).map(({ name, shape }) => `${name} ${shape}`);
    expect(shapes.slice(2)).toEqual(['each.bias 6', 'each.weight 6,1,3,2', 'one.weight 6,1,2,2']);
  });

  test('has the filters of a channel side by side', async () => {
    const weight = (await stateDict('DepthwiseConv2D')).find(({ name }) => name === 'each.weight');
    const own = kind('DepthwiseConv2D').readValues()[0];
    // Channel 1, filter 2 of 3, at row 2, column 1 of 3×2.
    expect(weight?.values[(1 * 3 + 2) * 6 + 5]).toBe(own?.values[(5 * 2 + 1) * 3 + 2]);
  });

  test('names the two convolutions of a separable one', async () => {
    const names = (await stateDict('SeparableConv2D')).map(({ name, shape }) => `${name} ${shape}`);
    expect(names.filter((name) => name.startsWith('pair'))).toEqual([
      'pair.depthwise.weight 4,1,3,2',
      'pair.pointwise.bias 5',
      'pair.pointwise.weight 5,4,1,1',
    ]);
  });

  test('is refused where a sum would add values in two orders', async () => {
    const dense = { type: 'Dense', units: 12, activation: 'relu', useBias: true } as const;
    const layers: LayerConfig[] = [
      { type: 'Flatten', name: 'flat' },
      { ...dense, name: 'dense' },
      { type: 'Add', name: 'sum', from: ['flat', 'dense'] },
    ];
    const model = randomModel({ name: 'mixed', inputShape: [2, 3, 2], layers }, 1);
    await expect(toSafetensors(model, pytorch)).rejects.toThrow(
      "layer sum (Add) cannot be exported as safetensors in PyTorch's layout (a flattened image and other values as its inputs)",
    );
  });

  test('is refused where the kernel of a connection table has a value without connection', async () => {
    const bytes = await toSafetensors(kind('TableConv2D'), pytorch);
    const { tensors, metadata } = decodeSafetensors(bytes);
    const dense = tensors.map((tensor) => ({
      ...tensor,
      values: tensor.values.map((value) => value || 0.5),
    }));
    await expect(plainFromSafetensors(encodeSafetensors(dense, metadata), 'w')).rejects.toThrow(
      'the weights of w do not match the layers (table.weight[6] is 0.5, not 0)',
    );
  });
});

describe('plainFromSafetensors(bytes, source, { layers })', () => {
  const { config } = kind('Add');
  const read = (tensors: readonly NamedTensor[], layers = config) =>
    plainFromSafetensors(encodeSafetensors(tensors), 'w', { layers });

  test.each(['tfjs', 'pytorch'] as const)(
    'finds weights of other names by their shapes (%s)',
    async (layout) => {
      const renamed = async (name: string) => {
        const { tensors } = decodeSafetensors(await toSafetensors(kind(name), { layout }));
        return tensors.map((tensor, index) => ({ ...tensor, name: `t${index}` }));
      };
      const model = kind('SeparableConv2D');
      const found = await read(await renamed('SeparableConv2D'), model.config);
      expect(found?.readValues()).toEqual(model.readValues());
      await expect(read(await renamed('Add'))).rejects.toThrow(
        '(two tensors are [4], and their names are not those of the layers)',
      );
    },
  );

  test('refuses tensors whose shapes are those of both layouts', async () => {
    const layers: LayerConfig[] = [
      { type: 'Dense', name: 'd', units: 3, activation: 'linear', useBias: true },
    ];
    const tensors = [
      { name: 'w', shape: [3, 3], values: new Float32Array(9) },
      { name: 'b', shape: [3], values: new Float32Array(3) },
    ];
    await expect(read(tensors, { name: 'square', inputShape: [3], layers })).rejects.toThrow(
      '(the shapes of both layouts, and other names than those of the layers)',
    );
  });

  test('ignores the counters of batch normalizations', async () => {
    const model = kind('BatchNormalization');
    const { tensors } = decodeSafetensors(await toSafetensors(model, pytorch));
    const counter = { name: 'norm.num_batches_tracked', shape: [], values: Float32Array.of(3) };
    expect((await read([...tensors, counter], model.config))?.readValues()).toEqual(model.readValues());
  });

  test('refuses tensors that do not fit, a file with layers, and other options', async () => {
    const tensors = await stateDict('Add');
    await expect(read(tensors.slice(1))).rejects.toThrow('(classes.bias is missing)');
    const renamed = tensors.map((tensor, index) => ({ ...tensor, name: `t${index}` }));
    await expect(read(renamed.slice(1))).rejects.toThrow('(9 tensors, not 10)');
    await expect(
      read(renamed.map((tensor) => ({ ...tensor, shape: [tensor.values.length] }))),
    ).rejects.toThrow('(no tensor is [4, 2, 3, 2], as first.weight)');
    const described = await toSafetensors(kind('Add'), pytorch);
    await expect(plainFromSafetensors(described, 'w', { layers: config })).rejects.toMatchObject({
      code: 'MODEL_LAYERS_DESCRIBED',
    });
    await expect(
      plainFromSafetensors(encodeSafetensors(tensors), 'w', { layers: config, pooling: 'max' }),
    ).rejects.toThrow('(layers and pooling)');
  });
});
