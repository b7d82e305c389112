import { beforeAll, describe, expect, it } from 'vitest';
import { colorImages, normalizedCnn } from './testing/color-images.js';
import { engineFor, maxDifference, spanOf, stateValues } from './testing/engines.js';
import { readyWasm } from './testing/models.js';

beforeAll(readyWasm);

const COUNT = 300;
const train = colorImages(COUNT);

describe('a CNN with batch normalization on color images', () => {
  it('continues with one engine from the state of the other, moving averages included', async () => {
    const model = normalizedCnn();
    const [compiled, tfjs] = [
      await engineFor('compiled', model, { train, batchSize: 8 }),
      await engineFor('tfjs', model, { train, batchSize: 8 }),
    ];
    await compiled.trainSpan(spanOf(5, 8, COUNT));
    const state = await compiled.state();
    expect(state.buffers?.map(({ name }) => name).slice(0, 2)).toEqual([
      'norm1/moving_mean',
      'norm1/moving_variance',
    ]);
    await tfjs.restore(state);
    expect(await stateValues(tfjs)).toEqual(await stateValues(compiled));
    await tfjs.trainSpan(spanOf(2, 8, COUNT));
    await compiled.restore(await tfjs.state());
    expect(await stateValues(compiled)).toEqual(await stateValues(tfjs));
    await Promise.all([compiled.dispose(), tfjs.dispose()]);
  });

  it('treats frozen batch normalizations alike with both engines', async () => {
    const model = normalizedCnn();
    const options = { train, batchSize: 8, freeze: ['norm1', 'norm3'], optimizer: { name: 'sgd' } } as const;
    const [compiled, tfjs] = [
      await engineFor('compiled', model, options),
      await engineFor('tfjs', model, options),
    ];
    const span = spanOf(5, 8, COUNT, 0.01);
    const [found, right] = [await compiled.trainSpan(span), await tfjs.trainSpan(span)];
    expect(maxDifference(found.stepLosses, right.stepLosses)).toBeLessThan(1e-4);
    const [one, two] = [await stateValues(compiled), await stateValues(tfjs)];
    for (const [which, values] of one.entries())
      expect(maxDifference(values, two[which] ?? [])).toBeLessThan(1e-4);
    await Promise.all([compiled.dispose(), tfjs.dispose()]);
  });
});
