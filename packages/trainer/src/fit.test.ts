import { beforeAll, describe, expect, it } from 'vitest';
import { fit } from './fit.js';
import { testDigits, trainDigits } from './testing/digits.js';
import { readyWasm, softmaxRegression, weightBytes } from './testing/models.js';

beforeAll(readyWasm);

const data = async () => ({ train: await trainDigits(200), validation: await testDigits(100) });

describe('fit(options)', () => {
  it('returns the history, the best epoch, and a checkpoint to resume from', async () => {
    const result = await fit({ model: softmaxRegression(), data: await data(), epochs: 3 });
    expect(Object.values(result.history).map((list) => list.length)).toEqual([3, 3, 3, 3]);
    expect(result).toMatchObject({ epochs: 3, stopped: 'completed' });
    expect(result.best?.val_accuracy).toBe(Math.max(...result.history.val_accuracy));
    const more = await fit({
      model: softmaxRegression(),
      data: await data(),
      epochs: 4,
      resume: result.checkpoint,
    });
    expect(more.history.loss.slice(0, 3)).toEqual(result.history.loss);
    expect(more.history.loss).toHaveLength(4);
  });

  it('waits for the promise of the event listener', async () => {
    const model = softmaxRegression();
    const received: string[] = [];
    await fit({
      model,
      data: await data(),
      epochs: 1,
      onEvent: async ({ type }) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        received.push(type === 'end' ? weightBytes(model) : type);
      },
    });
    expect(received[0]).toBe('start');
    expect(received.at(-1)).toBe(weightBytes(model));
  });

  it('rejects options that are not valid', async () => {
    await expect(fit({ model: softmaxRegression(), data: await data(), batchSize: 0 })).rejects.toThrow(
      'batchSize is invalid (0)',
    );
  });

  it('rejects images in place of the options at once', async () => {
    const images = new Uint8Array(6_000_000);
    await expect(Reflect.apply(fit, undefined, [images, new Uint8Array(10)])).rejects.toThrow(
      'options is invalid ("Uint8Array of 6,000,000 bytes") — use an object such as { model, data }',
    );
  });

  it('rejects a call without options, and a listener that is not a function', async () => {
    await expect(Reflect.apply(fit, undefined, [])).rejects.toThrow('options is invalid (undefined)');
    const options = { model: softmaxRegression(), data: await data(), onEvent: 3 };
    await expect(Reflect.apply(fit, undefined, [options])).rejects.toThrow('onEvent is invalid (3)');
  });
});
