import type { Span } from '@lenet5/core';
import { lenet5 } from '@lenet5/model';
import { softmax, tensor } from '@lenet5/reference';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { testDigits, trainDigits } from './testing/digits.js';
import { engineFor, maxDifference, spanOf, stateValues } from './testing/engines.js';
import { dropoutCnn, readyWasm, softmaxRegression, weightBytes } from './testing/models.js';
import { smallLenet, smallLenetLayers } from './testing/small-lenet.js';
import { type ReferenceTargets, trainReference, weightsOf } from './testing/train-reference.js';

// A test trains LeNet-5 for 200 steps with each engine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

beforeAll(readyWasm);

interface ReferenceRun {
  readonly span: Span;
  readonly losses: number[];
  readonly weights: Float64Array[];
}

/** Rows of probabilities of 10 classes. */
function softRows(count: number): Float32Array {
  const logits = Array.from({ length: count * 10 }, (_, at) => 2 * Math.sin(at * 1.7));
  const { values } = softmax(tensor([count, 10], logits));
  return Float32Array.from(values);
}

const referenceRuns = new Map<string, ReferenceRun>();

/** A span of batches of 4 in float64: slow, so computed once for all engines. */
async function referenceRun(steps: number, key: string, targets: ReferenceTargets): Promise<ReferenceRun> {
  const known = referenceRuns.get(key);
  if (known) return known;
  const train = await trainDigits(300);
  const span = spanOf(steps, 4, train.count);
  const network = smallLenetLayers();
  const losses = trainReference(network, train, span, 4, targets);
  const run = { span, losses, weights: weightsOf(network).map(({ values }) => values) };
  referenceRuns.set(key, run);
  return run;
}

describe.each(['tfjs', 'compiled'] as const)('the %s engine', (name) => {
  it.each([
    { steps: 200, targets: 'plain', learned: { labelSmoothing: 0 } },
    { steps: 30, targets: 'smoothed', learned: { labelSmoothing: 0.1 } },
    {
      steps: 30,
      targets: 'soft',
      learned: { labelSmoothing: 0.1, distillation: { targets: softRows(300), weight: 0.7, temperature: 3 } },
    },
  ])('stays within 1e-3 of the float64 reference over $steps steps with $targets targets', async (given) => {
    const { span, losses, weights } = await referenceRun(given.steps, given.targets, given.learned);
    const engine = await engineFor(name, smallLenet(), { batchSize: 4, ...given.learned });
    const { stepLosses, lossSum } = await engine.trainSpan(span);
    expect(maxDifference(losses, stepLosses)).toBeLessThan(1e-3);
    expect(Math.abs(lossSum / 4 - losses.reduce((sum, loss) => sum + loss, 0))).toBeLessThan(1e-2);
    const state = await engine.state();
    weights.forEach((values, which) => {
      expect(maxDifference(values, state.weights[which]?.values ?? [])).toBeLessThan(1e-3);
    });
    await engine.dispose();
  });

  it('averages a smaller last batch over its own images', async () => {
    const span = { order: Uint32Array.of(3, 1, 4, 15, 9), learningRates: Float32Array.of(0.01) };
    const big = await engineFor(name, softmaxRegression());
    const exact = await engineFor(name, softmaxRegression(), { batchSize: 5 });
    const [partial, full] = [await big.trainSpan(span), await exact.trainSpan(span)];
    expect(partial.images).toBe(5);
    expect(partial.correct).toBe(full.correct);
    expect(partial.lossSum).toBeCloseTo(full.lossSum, 5);
    const [one, other] = [await stateValues(big), await stateValues(exact)];
    one.forEach((values, which) => {
      expect(maxDifference(values, other[which] ?? [])).toBeLessThan(1e-6);
    });
    await Promise.all([big.dispose(), exact.dispose()]);
  });

  it('does not change the model before writeModel()', async () => {
    const model = softmaxRegression();
    const before = weightBytes(model);
    const engine = await engineFor(name, model);
    await engine.trainSpan(spanOf(2, 32, 300));
    expect(weightBytes(model)).toBe(before);
    await engine.writeModel();
    const written = weightBytes(model);
    expect(written).not.toBe(before);
    await engine.trainSpan(spanOf(2, 32, 300));
    await engine.dispose();
    expect(weightBytes(model)).toBe(written);
  });

  it('continues with the same bits from a state, in another copy of the model, with dropout', async () => {
    const [first, second] = [await engineFor(name, dropoutCnn(1)), await engineFor(name, dropoutCnn(2))];
    await first.trainSpan(spanOf(5, 32, 300));
    const state = await first.state();
    expect(state.step).toBe(5);
    await second.trainSpan(spanOf(1, 32, 300));
    await second.restore(state);
    const next = spanOf(4, 32, 300, 0.01);
    expect(await second.trainSpan(next)).toEqual(await first.trainSpan(next));
    expect(await stateValues(second)).toEqual(await stateValues(first));
    await Promise.all([first.dispose(), second.dispose()]);
  });

  it('uses other dropout masks for another seed', async () => {
    const [first, second] = [
      await engineFor(name, dropoutCnn(), { seed: 1 }),
      await engineFor(name, dropoutCnn(), { seed: 2 }),
    ];
    const span = spanOf(3, 32, 300);
    expect((await first.trainSpan(span)).lossSum).not.toBe((await second.trainSpan(span)).lossSum);
    await Promise.all([first.dispose(), second.dispose()]);
  });

  it('names the moments after the weights: first all m, then all v', async () => {
    const engine = await engineFor(name, softmaxRegression());
    const { step, weights, moments } = await engine.state();
    expect(step).toBe(0);
    expect(weights.map(({ name: weight }) => weight)).toEqual(['dense/kernel', 'dense/bias']);
    expect(weights.map(({ shape }) => shape)).toEqual([[784, 10], [10]]);
    expect(moments.map(({ name: moment }) => moment)).toEqual([
      'm/dense/kernel',
      'm/dense/bias',
      'v/dense/kernel',
      'v/dense/bias',
    ]);
    expect(moments.every(({ values }) => values.every((value) => value === 0))).toBe(true);
    await engine.dispose();
  });

  it('evaluates as it predicts: the loss and the accuracy follow from the probabilities', async () => {
    const engine = await engineFor(name, dropoutCnn());
    await engine.trainSpan(spanOf(9, 32, 300));
    const digits = await testDigits(700);
    const { images, lossSum, correct } = await engine.evaluate(digits);
    const probabilities = await engine.predict(digits.images);
    const rows = [...digits.labels].map((label, at) => ({
      label,
      row: probabilities.subarray(at * 10, at * 10 + 10),
    }));
    expect(images).toBe(700);
    expect(correct).toBe(rows.filter(({ label, row }) => row.indexOf(Math.max(...row)) === label).length);
    expect(lossSum).toBeCloseTo(
      rows.reduce((sum, { label, row }) => sum - Math.log(row[label] ?? 0), 0),
      2,
    );
    expect(rows.every(({ row }) => Math.abs(row.reduce((sum, value) => sum + value, 0) - 1) < 1e-5)).toBe(
      true,
    );
    await engine.dispose();
  });
});

describe('both engines', () => {
  it('have the same losses within 1e-3 over 200 steps of LeNet-5', async () => {
    const losses = async (name: 'tfjs' | 'compiled'): Promise<ArrayLike<number>> => {
      const engine = await engineFor(name, lenet5());
      const { stepLosses } = await engine.trainSpan(spanOf(200, 32, 300, 0.001));
      await engine.dispose();
      return stepLosses;
    };
    const [compiled, tfjs] = [await losses('compiled'), await losses('tfjs')];
    expect(compiled).toHaveLength(200);
    expect(maxDifference(compiled, tfjs)).toBeLessThan(1e-3);
  });

  it.each([
    { name: 'adam', epsilonMode: 'keras', epsilon: 1e-4 },
    { name: 'adamw', weightDecay: 0.1 },
    { name: 'adamw', weightDecay: 0.1, decayScope: 'all' },
    { name: 'sgd' },
    { name: 'sgd', momentum: 0.9 },
  ] as const)('reach the same weights and moments with %j', async (optimizer) => {
    const values = async (name: 'tfjs' | 'compiled'): Promise<Float32Array[]> => {
      const engine = await engineFor(name, softmaxRegression(), { optimizer });
      await engine.trainSpan(spanOf(20, 32, 300, 0.01));
      const state = await stateValues(engine);
      await engine.dispose();
      return state;
    };
    const [compiled, tfjs] = [await values('compiled'), await values('tfjs')];
    expect(compiled).toHaveLength(tfjs.length);
    compiled.forEach((tensor, which) => {
      expect(maxDifference(tensor, tfjs[which] ?? [])).toBeLessThan(1e-4);
    });
  });

  it('continue from the state of the other engine', async () => {
    const [compiled, tfjs] = [
      await engineFor('compiled', smallLenet()),
      await engineFor('tfjs', smallLenet()),
    ];
    await compiled.trainSpan(spanOf(10, 32, 300));
    await tfjs.restore(await compiled.state());
    const next = spanOf(5, 32, 300);
    expect((await tfjs.trainSpan(next)).lossSum).toBeCloseTo((await compiled.trainSpan(next)).lossSum, 1);
    await compiled.restore(await tfjs.state());
    expect(await stateValues(compiled)).toEqual(await stateValues(tfjs));
    await Promise.all([compiled.dispose(), tfjs.dispose()]);
  });
});

describe('freeze', () => {
  it.each(['tfjs', 'compiled'] as const)('keeps the weights of layers, engine %s', async (name) => {
    const model = lenet5({ seed: 5 });
    const valuesOf = () => model.getWeights().map((weight) => [...weight.dataSync()]);
    const before = valuesOf();
    const engine = await engineFor(name, model, { freeze: ['conv1', 'dense2'] });
    await engine.trainSpan(spanOf(6, 32, 300));
    await engine.writeModel();
    const kept = model.weights.map(({ originalName }) => /conv1|dense2/.test(originalName));
    const isSame = valuesOf().map((values, index) => String(values) === String(before[index]));
    expect(isSame).toEqual(kept);
    await engine.dispose();
  });
});
