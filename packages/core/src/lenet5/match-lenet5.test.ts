import { describe, expect, test } from 'vitest';
import type { LayerConfig } from '../layers/layer-config.js';
import { plainModel } from '../layers/plain-model.js';
import { lenet5Config } from './lenet5-config.js';
import { matchLenet5 } from './match-lenet5.js';
import { plainLenet5 } from './plain-lenet5.js';

/** LeNet-5 with other layers of the same weights, under other names. */
function changed(layers: readonly LayerConfig[]) {
  const names = (layer: LayerConfig, index: number): LayerConfig => ({ ...layer, name: `layer_${index}` });
  const config = { ...lenet5Config, layers: layers.map(names) };
  const own = plainLenet5({ seed: 3 }).readValues();
  const weighted = config.layers.filter((layer) => 'useBias' in layer);
  const weights = own.map((tensor, index) => ({
    ...tensor,
    name: `${weighted[Math.floor(index / 2)]?.name}/${index % 2 === 0 ? 'kernel' : 'bias'}`,
  }));
  return plainModel(config, weights);
}

const [...layers] = lenet5Config.layers;
const last = layers.pop();
if (last?.type !== 'Dense') throw new Error('LeNet-5 ends in a dense layer');

describe('matchLenet5(model)', () => {
  test('renames the layers, and merges a softmax layer and dropout', () => {
    const match = matchLenet5(
      changed([
        ...layers,
        { type: 'Dropout', name: '', rate: 0.5 },
        { ...last, activation: 'linear' },
        { type: 'Activation', name: '', activation: 'softmax' },
      ]),
    );
    expect('model' in match && match.model.config).toEqual(lenet5Config);
    expect('model' in match && match.model.readValues()).toEqual(plainLenet5({ seed: 3 }).readValues());
  });

  test.each([
    [plainLenet5({ activation: 'relu' }), 'layer conv1 is Conv2D {"activation":"relu",'],
    [
      plainLenet5({ classes: 26 }),
      'layer dense3 is Dense {"activation":"softmax","type":"Dense","units":26,',
    ],
    [plainLenet5({ inputShape: [32, 32, 3] }), 'it takes images of 32×32×3 pixels'],
    [
      changed([...layers, { ...last, activation: 'linear' }]),
      'layer layer_7 is Dense {"activation":"linear"',
    ],
  ])('says how another network differs', (model, difference) => {
    const match = matchLenet5(model);
    expect('difference' in match && match.difference).toContain(difference);
  });
});
