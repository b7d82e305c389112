import { afterAll, expect, test } from 'vitest';
import { speak } from '../language/texts.js';
import type { Network } from './network.js';
import { networkName } from './network-name.js';

// The test files share the modules, and with them the language.
afterAll(() => speak('en'));

const weights = {} as Network['weights'];
const networks: readonly Network[] = [
  { weights, origin: 'shipped', accuracy: 0.9955 },
  { weights, origin: 'run', at: { epoch: 0, step: 0 } },
  { weights, origin: 'run', at: { epoch: 3, step: 0 } },
  { weights, origin: 'run', at: { epoch: 3, step: 7 } },
  { weights, origin: 'file', files: ['model.json', 'weights.bin'] },
];

test('networkName(network) follows the language of the page', async () => {
  await speak('en');
  expect(networks.map((network) => networkName(network))).toEqual([
    'ready-made, 99.55\u00a0% of the test digits',
    'this run, before training',
    'this run, after epoch 3',
    'this run, in epoch 4, step 7',
    'from model.json and weights.bin',
  ]);
  await speak('de');
  expect(networks.map((network) => networkName(network))).toEqual([
    'fertig trainiert, 99,55\u00a0% der Testziffern',
    'dieser Lauf, vor dem Training',
    'dieser Lauf, nach Epoche 3',
    'dieser Lauf, in Epoche 4, Schritt 7',
    'aus model.json und weights.bin',
  ]);
});
