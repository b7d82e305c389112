import { beforeAll, describe, expect, it } from 'vitest';
import { resolveAugmentation, strengthAt } from './augmentation.js';
import { maxDifference } from './testing/engines.js';
import { ofType } from './testing/events.js';
import { softmaxRegression } from './testing/models.js';
import { hex, lastCheckpoint, readySmallRuns, run } from './testing/small-run.js';

const AUGMENTATION = { rotation: 10, scale: 0.1, shear: 0.1, shift: 1.5, elastic: 1, finalStrength: 0.25 };

beforeAll(() => readySmallRuns());

describe('strengthAt(step, length, augmentation)', () => {
  it.each([
    [0, 1],
    [50, 1],
    [75, 0.625],
    [100, 0.25],
    [120, 0.25],
  ])('at step %i of 100 is %d', (step, strength) => {
    const fade = { fadeStart: 0.5, finalStrength: 0.25 };
    expect(strengthAt(step, { totalSteps: 100 }, fade)).toBeCloseTo(strength, 12);
  });

  it('is 1 throughout with the defaults', () => {
    const defaults = resolveAugmentation({ rotation: 1 });
    for (const step of [0, 60, 100])
      expect(defaults && strengthAt(step, { totalSteps: 100 }, defaults)).toBe(1);
  });
});

it('resolveAugmentation(config) is undefined if every distortion is 0', () => {
  expect(resolveAugmentation({ rotation: 0, elasticSigma: 5 })).toBeUndefined();
});

describe('a run with augmentation', () => {
  it('has the same losses on both engines, other than without augmentation', async () => {
    const losses = async (engine: 'tfjs' | 'compiled', augmentation?: typeof AUGMENTATION) => {
      const { events } = await run({ engine, augmentation, epochs: 2 });
      return ofType(events, 'progress').flatMap(({ stepLosses }) => [...stepLosses]);
    };
    const [tfjs, compiled] = [await losses('tfjs', AUGMENTATION), await losses('compiled', AUGMENTATION)];
    expect(maxDifference(tfjs, compiled)).toBeLessThan(1e-4);
    expect(maxDifference(compiled, await losses('compiled'))).toBeGreaterThan(0.01);
  });

  it.each(['tfjs', 'compiled'] as const)(
    'distorts differently in each epoch, and more weakly after fadeStart, on the %s engine',
    async (engine) => {
      // The weights do not change noticeably, so the losses of two epochs differ only by the distortions.
      const losses = async (augmentation?: typeof AUGMENTATION) => {
        const { events } = await run({ engine, augmentation, epochs: 2, learningRate: 1e-30 });
        return ofType(events, 'epoch').map(({ loss }) => loss);
      };
      const [plain, same] = await losses();
      expect(plain).toBeCloseTo(same ?? Number.NaN, 6);
      const [first = 0, second = 0] = await losses({ ...AUGMENTATION, finalStrength: 1 });
      expect(Math.abs(first - second)).toBeGreaterThan(1e-4);
      const [early = 0, faded = 0] = await losses(AUGMENTATION);
      expect(early).toBe(first);
      expect(Math.abs(faded - second)).toBeGreaterThan(1e-4);
    },
  );

  it.each(['tfjs', 'compiled'] as const)(
    'resumes within an epoch to the bytes of the uninterrupted run on the %s engine',
    async (engine) => {
      const changes = { engine, augmentation: AUGMENTATION };
      const whole = await run({ ...changes, checkpointEvery: { steps: 7 } });
      for (const { bytes } of ofType(whole.events, 'checkpoint')) {
        const resumed = await run({ ...changes, model: softmaxRegression(99), resume: bytes });
        expect(resumed.weights).toBe(whole.weights);
        expect(hex(lastCheckpoint(resumed.events))).toBe(hex(lastCheckpoint(whole.events)));
      }
    },
  );

  it('is not resumed with other distortions', async () => {
    const first = await run({ epochs: 1, augmentation: AUGMENTATION });
    const resume = lastCheckpoint(first.events);
    await expect(run({ resume })).rejects.toThrow(
      'its augmentation is elastic=1 elasticSigma=4 rotation=10 scale=0.1 shear=0.1 shift=1.5, here none',
    );
  });
});
