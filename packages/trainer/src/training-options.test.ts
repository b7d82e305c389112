import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineOptions } from './engine.js';
import { resolveSampleWeights } from './sample-weights.js';
import { trainDigits } from './testing/digits.js';
import { engineFor, maxDifference, spanOf } from './testing/engines.js';
import { ofType } from './testing/events.js';
import { softmaxRegression } from './testing/models.js';
import { smallLenet } from './testing/small-lenet.js';
import { digits, readySmallRuns, run } from './testing/small-run.js';

beforeAll(() => readySmallRuns());

const STEPS = 8;

/** From 0 to 1.5, with some zeros. */
const sampleWeights = Float32Array.from({ length: 300 }, (_, index) => (index % 4) / 2);

/** Rows of probabilities of 10 classes. */
const targets = Float32Array.from({ length: 3000 }, (_, at) =>
  at % 10 === Math.floor(at / 10) % 10 ? 0.55 : 0.05,
);

describe('both engines', () => {
  it.each<Partial<EngineOptions>>([
    { optimizer: { name: 'sgd', momentum: 0.9, nesterov: true } },
    { optimizer: { name: 'rmsprop' } },
    { optimizer: { name: 'rmsprop', decay: 0.8, momentum: 0.5, epsilon: 1e-3 } },
    { gradient: { l1: 1e-3, l2: 1e-2 } },
    { gradient: { clipNorm: 0.3 } },
    { gradient: { clipValue: 0.003 } },
    { sampleWeights },
    { sampleWeights, distillation: { targets, weight: 0.5, temperature: 2 } },
    { sampleWeights, gradient: { l2: 1e-2, clipNorm: 0.3 }, freeze: ['conv2d_Conv2D1'] },
  ])('have the same losses and weights with %o', async ({ freeze, ...options }) => {
    const span = spanOf(STEPS, 32, 300);
    const results = [];
    for (const name of ['tfjs', 'compiled'] as const) {
      const model = smallLenet();
      const frozen = freeze && { freeze: [model.layers[0]!.name] };
      const engine = await engineFor(name, model, { ...options, ...frozen });
      const { stepLosses } = await engine.trainSpan(span);
      const { images, lossSum, correct } = await engine.evaluate(await trainDigits(300));
      const { weights, moments } = await engine.state();
      results.push({ stepLosses, loss: lossSum / images, correct, tensors: [...weights, ...moments] });
      await engine.dispose();
    }
    const [tfjs, compiled] = results;
    expect(maxDifference(tfjs!.stepLosses, compiled!.stepLosses)).toBeLessThan(1e-4);
    expect(compiled!.loss).toBeCloseTo(tfjs!.loss, 4);
    expect(compiled!.correct).toBe(tfjs!.correct);
    expect(compiled!.tensors.length).toBe(tfjs!.tensors.length);
    for (const [index, { values }] of tfjs!.tensors.entries())
      expect(maxDifference(values, compiled!.tensors[index]!.values)).toBeLessThan(1e-4);
  });
});

it('both engines keep the weights of layers whose trainable is false, and continue each other', async () => {
  const model = (): ReturnType<typeof smallLenet> => {
    const one = smallLenet();
    for (const layer of one.layers.slice(0, 3)) layer.trainable = layer.weights.length === 0;
    return one;
  };
  const changes = { epochs: 1, optimizer: { name: 'sgd' } } as const;
  for (const [first, second] of [
    ['tfjs', 'compiled'],
    ['compiled', 'tfjs'],
  ] as const) {
    const own = model();
    const before = own.layers
      .slice(0, 3)
      .flatMap((layer) => layer.getWeights().map((w) => [...w.dataSync()]));
    const half = await run({ ...changes, engine: first, model: own, checkpointEvery: { steps: 5 } });
    expect(
      own.layers.slice(0, 3).flatMap((layer) => layer.getWeights().map((w) => [...w.dataSync()])),
    ).toEqual(before);
    const other = model();
    await run({
      ...changes,
      engine: second,
      model: other,
      resume: ofType(half.events, 'checkpoint')[0]!.bytes,
    });
    const [found, expected] = [other, own].map((one) => one.getWeights().flatMap((w) => [...w.dataSync()]));
    expect(maxDifference(found!, expected!)).toBeLessThan(1e-4);
  }
});

describe.each(['tfjs', 'compiled'] as const)('a resumed run on the %s engine', (engine) => {
  it('has the bytes of the uninterrupted run with these options', async () => {
    const changes = {
      engine,
      epochs: 1,
      optimizer: { name: 'rmsprop', momentum: 0.5 } as const,
      classWeights: 'balanced' as const,
      sampleWeights,
      clipNorm: 0.5,
      l2: 1e-3,
    };
    const whole = await run({ ...changes, checkpointEvery: { steps: 7 } });
    const bytes = ofType(whole.events, 'checkpoint')[0]!.bytes;
    const resumed = await run({ ...changes, model: softmaxRegression(99), resume: bytes });
    expect(resumed.weights).toBe(whole.weights);
    for (const [other, message] of [
      [
        { l2: 2e-3 },
        /its limit or penalty of the gradient is clipNorm=0.5 l2=0.001, here clipNorm=0.5 l2=0.002/,
      ],
      [{ sampleWeights: undefined }, /its fingerprint of the weights of classes and images is/],
      [{ optimizer: { name: 'rmsprop' } }, /its optimizer is rmsprop decay=0.9 epsilon=1e-7 momentum=0.5/],
    ] as const)
      await expect(run({ ...changes, ...other, resume: bytes })).rejects.toThrow(message);
  });
});

describe('train(options)', () => {
  it('weighs classes: those of weight 0 are not learned', async () => {
    const classWeights = Array.from({ length: 10 }, (_, label) => (label < 5 ? 1 : 0));
    const model = softmaxRegression();
    await run({ model, epochs: 3, classWeights, engine: 'compiled' });
    const { engine } = await (await import('./pick-engine.js')).pickEngine('compiled', { model });
    const probabilities = await engine.predict(digits.validation.images);
    await engine.dispose();
    for (let row = 0; row < probabilities.length; row += 10) {
      const scores = probabilities.subarray(row, row + 10);
      expect(scores.indexOf(Math.max(...scores))).toBeLessThan(5);
    }
  });

  it.each([
    [{ classWeights: [1, 2] }, 'classWeights.length is invalid (2) — use 10 numbers, one per class'],
    [{ classWeights: 'even' }, 'classWeights is invalid ("even") — use balanced, or an array'],
    [{ sampleWeights: new Float32Array(2) }, 'sampleWeights.length is invalid (2) — use 300 numbers'],
    [{ clipNorm: 1, clipValue: 1 }, 'clipNorm does not apply with clipValue'],
    [{ optimizer: { name: 'sgd', nesterov: true } }, 'optimizer.nesterov has no effect without momentum'],
    [{ optimizer: { name: 'sgd', decay: 0.5 } }, 'optimizer.decay does not apply to optimizer.name sgd'],
  ])('refuses %o', async (options, message) => {
    await expect(run(options as object)).rejects.toThrow(message);
  });
});

it('resolveSampleWeights(set, classes, balanced) gives every class the same sum', () => {
  const set = { images: new Uint8Array(6), labels: Uint8Array.of(0, 0, 0, 1, 1, 2), count: 6 };
  const weights = resolveSampleWeights(set, 3, 'balanced', undefined)!;
  // 6 / (3 · 3), 6 / (3 · 2), 6 / (3 · 1)
  expect([...weights]).toEqual([2 / 3, 2 / 3, 2 / 3, 1, 1, 2].map(Math.fround));
  expect([...resolveSampleWeights(set, 3, [0, 1, 2], Float32Array.of(1, 1, 1, 3, 1, 0.5))!]).toEqual([
    0, 0, 0, 3, 1, 1,
  ]);
});
