import { beforeAll, expect, it } from 'vitest';
import { colorImages, normalizedCnn } from './testing/color-images.js';
import { engineFor, maxDifference, spanOf } from './testing/engines.js';
import { readyWasm } from './testing/models.js';

beforeAll(readyWasm);

const COUNT = 300;
const train = colorImages(COUNT);

it('a CNN with batch normalization has the same losses with both engines over 200 steps, within 1e-3', async () => {
  const [start, other] = [normalizedCnn(), normalizedCnn()];
  other.setWeights(start.getWeights());
  const [compiled, tfjs] = [
    await engineFor('compiled', start, { train, batchSize: 8 }),
    await engineFor('tfjs', other, { train, batchSize: 8 }),
  ];
  const span = spanOf(200, 8, COUNT, 0.001);
  const [found, right] = [await compiled.trainSpan(span), await tfjs.trainSpan(span)];
  expect(maxDifference(found.stepLosses, right.stepLosses)).toBeLessThan(1e-3);
  expect(right.stepLosses.at(-1)).toBeLessThan(0.5);
  const [scored, expected] = [await compiled.evaluate(train), await tfjs.evaluate(train)];
  expect(Math.abs(scored.lossSum - expected.lossSum) / COUNT).toBeLessThan(1e-3);
  await Promise.all([compiled.dispose(), tfjs.dispose()]);
});
