import { beforeAll, describe, expect, it } from 'vitest';
import { pickEngine } from './pick-engine.js';
import { testDigits } from './testing/digits.js';
import { engineFor, spanOf, stateValues } from './testing/engines.js';
import { dropoutCnn, modernCnn, readyWasm, softmaxRegression } from './testing/models.js';

beforeAll(readyWasm);

describe('pickEngine(name, options)', () => {
  it('auto chooses the compiled engine if it supports the model', async () => {
    const { engine, fallback } = await pickEngine('auto', { model: softmaxRegression() });
    expect(engine.name).toBe('compiled');
    expect(fallback).toBeUndefined();
    await engine.dispose();
  });

  it('auto chooses tfjs otherwise, and explains why in one line that names the layer', async () => {
    const { engine, fallback } = await pickEngine('auto', { model: modernCnn() });
    expect(engine.name).toBe('tfjs');
    expect(fallback).toMatch(/^layer \S+ \(Softmax\) is not supported \(a layer of this type\) — .+$/);
    await engine.dispose();
  });

  it('tfjs has no fallback reason when it is requested', async () => {
    const { engine, fallback } = await pickEngine('tfjs', { model: softmaxRegression() });
    expect(engine.name).toBe('tfjs');
    expect(fallback).toBeUndefined();
    await engine.dispose();
  });

  it('rejects an unknown option', async () => {
    await expect(
      Reflect.apply(pickEngine, undefined, ['compiled', { model: softmaxRegression(), threds: 2 }]),
    ).rejects.toThrow('threds is not an option (2) — did you mean threads?');
  });

  it('rejects an unknown engine', async () => {
    await expect(
      Reflect.apply(pickEngine, undefined, ['gpu', { model: softmaxRegression() }]),
    ).rejects.toThrow('engine is invalid ("gpu") — use auto, compiled or tfjs');
  });

  it('compiled rejects a model that it does not support', async () => {
    await expect(pickEngine('compiled', { model: modernCnn() })).rejects.toMatchObject({
      code: 'COMPILER_UNSUPPORTED_MODEL',
    });
  });

  it.each(['tfjs', 'compiled'] as const)(
    'returns a %s engine that evaluates and predicts without training images',
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
  it('rejects images and spans of the wrong size, and can be disposed of twice', async () => {
    const { engine } = await pickEngine(name, { model: softmaxRegression() });
    const digits = await testDigits(2);
    const rejection = { code: expect.stringMatching(/_INVALID_OPTION$/) };
    await expect(engine.predict(new Uint8Array(5))).rejects.toMatchObject(rejection);
    await expect(engine.evaluate({ ...digits, labels: Uint8Array.of(1) })).rejects.toMatchObject(rejection);
    await expect(engine.trainSpan(spanOf(1, 32, 300))).rejects.toMatchObject(rejection);
    await engine.dispose();
    await engine.dispose();
  });

  it('rejects a span without one learning rate per step', async () => {
    const engine = await engineFor(name, softmaxRegression());
    const span = { ...spanOf(2, 32, 300), learningRates: new Float32Array(1) };
    await expect(engine.trainSpan(span)).rejects.toMatchObject({
      code: expect.stringMatching(/_INVALID_OPTION$/),
    });
    await engine.dispose();
  });
});

describe('the compiled engine', () => {
  it('computes the same bits with one thread and with two', async () => {
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
