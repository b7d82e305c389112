import { limitImageSet, loadMnist, shuffledOrder } from '@lenet5/mnist';
import { setupWasm } from '@lenet5/wasm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { NETWORK_NAMES, type NetworkName } from './example-networks.js';
import { openNetwork, stepLosses } from './open-network.js';

// A test takes 20 steps with tfjs.
vi.setConfig({ testTimeout: 30_000 });

const STEPS = 20;
const BATCH_SIZE = 8;

beforeAll(() => setupWasm());

async function lossesOf(engineName: 'compiled' | 'tfjs', network: NetworkName): Promise<number[]> {
  const train = limitImageSet((await loadMnist()).train, STEPS * BATCH_SIZE, 7);
  const engine = await openNetwork(engineName, network, train, BATCH_SIZE);
  const losses = await stepLosses(engine, shuffledOrder(train.count, 7, 1), BATCH_SIZE, 3e-4);
  await engine.dispose();
  return losses;
}

describe(`${STEPS} steps on MNIST`, () => {
  // `npm run bench -- --networks` takes 200.
  it.each(NETWORK_NAMES)('of the %s have the losses of tfjs within 1e-3', async (network) => {
    const [compiled, tfjs] = [await lossesOf('compiled', network), await lossesOf('tfjs', network)];
    expect(compiled).toHaveLength(STEPS);
    for (const [step, loss] of compiled.entries()) expect(Math.abs(loss - tfjs[step]!)).toBeLessThan(1e-3);
  });
});
