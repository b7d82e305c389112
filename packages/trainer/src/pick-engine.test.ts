import { beforeAll, describe, expect, it } from 'vitest';
import { pickEngine } from './pick-engine.js';
import { testDigits } from './testing/digits.js';
import { engineFor, spanOf, stateValues } from './testing/engines.js';
import { dropoutCnn, modernCnn, readyWasm, softmaxRegression } from './testing/models.js';

beforeAll(readyWasm);

describe('pickEngine', () => {
  it('takes the compiled engine for auto where it supports the model', async () => {
    const { engine, fallback } = await pickEngine('auto', { model: softmaxRegression() });
    expect(engine.name).toBe('compiled');
    expect(fallback).toBeUndefined();
    await engine.dispose();
  });

  it('takes tfjs for auto otherwise, and says why in one line that names the layer', async () => {
    const { engine, fallback } = await pickEngine('auto', { model: modernCnn() });
    expect(engine.name).toBe('tfjs');
    expect(fallback).toMatch(/^layer \S+ \(Conv2D\) is not supported \(strides \[2, 2\]\) — .+$/);
    await engine.dispose();
  });

  it('takes tfjs without a reason where it is asked for', async () => {
    const { engine, fallback } = await pickEngine('tfjs', { model: softmaxRegression() });
    expect(engine.name).toBe('tfjs');
    expect(fallback).toBeUndefined();
    await engine.dispose();
  });

  it('refuses the name of no engine', async () => {
    await expect(
      Reflect.apply(pickEngine, undefined, ['gpu', { model: softmaxRegression() }]),
    ).rejects.toThrow("wrong option engine (\"gpu\") — give one of 'auto', 'compiled', 'tfjs'");
  });

  it('refuses the compiled engine for a model that it does not support', async () => {
    await expect(pickEngine('compiled', { model: modernCnn() })).rejects.toMatchObject({
      code: 'COMPILER_UNSUPPORTED_MODEL',
    });
  });

  it.each(['tfjs', 'compiled'] as const)(
    'gives a %s engine that scores and predicts without data to train on',
    async (name) => {
      const { engine } = await pickEngine(name, { model: softmaxRegression() });
      const digits = await testDigits(20);
      expect(await engine.predict(digits.images)).toHaveLength(200);
      expect((await engine.evaluate(digits)).images).toBe(20);
      await engine.dispose();
    },
  );
});

describe.each(['tfjs', 'compiled'] as const)('the %s engine', (name) => {
  it('refuses images and spans that do not fit, and may be disposed of twice', async () => {
    const { engine } = await pickEngine(name, { model: softmaxRegression() });
    const digits = await testDigits(2);
    const refusal = { code: expect.stringMatching(/_INVALID_OPTION$/) };
    await expect(engine.predict(new Uint8Array(5))).rejects.toMatchObject(refusal);
    await expect(engine.evaluate({ ...digits, labels: Uint8Array.of(1) })).rejects.toMatchObject(refusal);
    await expect(engine.trainSpan(spanOf(1, 32, 300))).rejects.toMatchObject(refusal);
    await engine.dispose();
    await engine.dispose();
  });

  it('refuses a span without a learning rate for each step', async () => {
    const engine = await engineFor(name, softmaxRegression());
    const span = { ...spanOf(2, 32, 300), learningRates: new Float32Array(1) };
    await expect(engine.trainSpan(span)).rejects.toMatchObject({
      code: expect.stringMatching(/_INVALID_OPTION$/),
    });
    await engine.dispose();
  });
});

describe('the compiled engine', () => {
  it('gives the same bits with one thread and with two', async () => {
    const values = async (threads: number): Promise<Float32Array[]> => {
      const engine = await engineFor('compiled', dropoutCnn(), { threads });
      expect(engine.threads).toBe(threads);
      await engine.trainSpan(spanOf(12, 32, 300));
      const state = await stateValues(engine);
      await engine.dispose();
      return state;
    };
    expect(await values(2)).toEqual(await values(1));
  });
});
