import { describe, expect, test } from 'vitest';
import { connectLayers } from '../layers/connect-layers.js';
import { describedVariant } from './described-variant.js';
import { lenet5Config } from './lenet5-config.js';
import { LENET5, lenet5VariantConfig } from './lenet5-variant.js';

describe('lenet5VariantConfig(variant)', () => {
  test('is lenet5Config for the default variant', () => {
    expect(lenet5VariantConfig(LENET5)).toEqual(lenet5Config);
  });

  test('with padding same has 400 inputs of dense1, as padding=2 in PyTorch', () => {
    const { layers } = connectLayers(
      lenet5VariantConfig({ activation: 'relu', pooling: 'max', padding: 'same' }),
    );
    expect(layers.map(({ outputShape }) => outputShape)).toEqual([
      ...[
        [28, 28, 6],
        [14, 14, 6],
        [10, 10, 16],
        [5, 5, 16],
      ],
      ...[[400], [120], [84], [10]],
    ]);
    expect(layers.map(({ type }) => type).filter((type) => type === 'MaxPooling2D')).toHaveLength(2);
    const activations = layers.flatMap((layer) => ('activation' in layer ? [layer.activation] : []));
    expect(activations).toEqual(['relu', 'relu', 'relu', 'relu', 'softmax']);
  });
});

describe('describedVariant(metadata)', () => {
  const layers = [
    { class_name: 'Conv2D', config: { activation: 'relu', padding: 'same' } },
    { class_name: 'MaxPooling2D', config: { padding: 'valid' } },
  ];

  test.each([
    ['an architecture', { architecture: JSON.stringify({ config: { layers } }) }],
    [
      'the record of a checkpoint',
      {
        'lenet5.run': JSON.stringify({
          identity: { layers: ['Conv2D activation=relu padding=same', 'MaxPooling2D padding=valid'] },
        }),
      },
    ],
    ['its own keys', { activation: 'relu', pooling: 'max', padding: 'same' }],
  ])('reads %s', (_, metadata) => {
    expect(describedVariant(metadata)).toEqual({ activation: 'relu', pooling: 'max', padding: 'same' });
  });

  test('is empty for a file of another program, and for metadata that are not JSON', () => {
    expect(describedVariant({ format: 'pt' })).toEqual({});
    expect(describedVariant({ architecture: '{' })).toEqual({});
  });
});
