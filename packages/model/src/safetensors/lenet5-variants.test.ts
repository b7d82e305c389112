import '@tensorflow/tfjs-backend-cpu';
import { readFile } from 'node:fs/promises';
import { decodeSafetensors, encodeSafetensors } from '@lenet5/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { predict } from '../testing/predict.js';
import { testDigits } from '../testing/test-digits.js';
import { withoutSoftmax } from '../testing/without-softmax.js';
import { fromSafetensors } from './from-safetensors.js';
import type { AssumedVariant } from './weights-options.js';

beforeAll(() => tf.enableProdMode());

const read = (name: string): Promise<Buffer> => readFile(new URL(`../../fixtures/${name}`, import.meta.url));

/** The logits of PyTorch for the first five test digits. */
async function expectedOf(name: string): Promise<number[]> {
  return JSON.parse(String(await read('expected.json')))[name].logits_first_5.flat();
}

describe('fromSafetensors(bytes, source, { activation, pooling, padding })', () => {
  test.each([
    ['torch-relu', 'torch-relu', 1e-4, {}],
    ['torch-relu-f16', 'torch-relu', 0.02, {}],
    ['torch-pad2', 'torch-pad2', 1e-4, { padding: 'same' } as const],
    ['torch-pad2', 'torch-pad2', 1e-4, {}],
  ])('%s has the logits that PyTorch computes for %s, within %d', async (file, name, error, given) => {
    const options = { activation: 'relu', pooling: 'max', ...given } as const;
    const model = await fromSafetensors(await read(`${file}.safetensors`), file, options);
    const found = predict(await withoutSoftmax(model), await testDigits(5));
    const expected = await expectedOf(name);
    expect(Math.max(...expected.map((one, at) => Math.abs(one - (found[at] ?? Number.NaN))))).toBeLessThan(
      error,
    );
    model.dispose();
  });

  test('torch-strided has the logits that PyTorch computes for normalized images, within 1e-4', async () => {
    const normalization = { mean: [0.1307], std: [0.3081] };
    const options = {
      activation: 'relu',
      pooling: 'none',
      normalization,
      onAssumed: () => undefined,
    } as const;
    const model = await fromSafetensors(await read('torch-strided.safetensors'), 'w', options);
    const found = predict(await withoutSoftmax(model), await testDigits(5));
    for (const [at, logit] of (await expectedOf('torch-strided')).entries())
      expect(Math.abs(logit - (found[at] ?? Number.NaN))).toBeLessThan(1e-4);
    model.dispose();
  });

  test('reports what it assumes, and nothing that the options name', async () => {
    const bytes = await read('torch-relu.safetensors');
    const reports: AssumedVariant[] = [];
    const onAssumed = (assumed: AssumedVariant) => reports.push(assumed);
    await fromSafetensors(bytes, 'w', { onAssumed });
    await fromSafetensors(bytes, 'w', { activation: 'relu', onAssumed });
    await fromSafetensors(bytes, 'w', { activation: 'relu', pooling: 'max', onAssumed });
    expect(reports).toEqual([{ activation: 'tanh', pooling: 'average' }, { pooling: 'average' }]);
  });

  test.each([
    [{}, 'tanh, average pooling, pixels from 0 to 1'],
    [{ pooling: 'max' }, 'tanh, pixels from 0 to 1'],
  ] as const)('does not assume what %j leaves open without onAssumed', async (options, assumed) => {
    const reading = fromSafetensors(await read('torch-relu.safetensors'), 'w.safetensors', options);
    await expect(reading).rejects.toMatchObject({
      code: 'MODEL_LAYERS_UNKNOWN',
      message:
        "w.safetensors does not describe its layers — pass { activation: 'relu', pooling: 'max', padding: 'same' }, " +
        `or onAssumed to assume ${assumed}`,
    });
  });

  test('takes the variant from the record of a checkpoint, and refuses an option that contradicts it', async () => {
    const { tensors } = decodeSafetensors(await read('torch-pad2.safetensors'));
    const layers = ['Conv2D activation=relu kernelSize=5,5 padding=same', 'MaxPooling2D padding=valid'];
    const bytes = encodeSafetensors(tensors, { 'lenet5.run': JSON.stringify({ identity: { layers } }) });
    const onAssumed = vi.fn();
    const model = await fromSafetensors(bytes, 'last.safetensors', { onAssumed });
    expect(onAssumed).not.toHaveBeenCalled();
    expect(model.layers.map((layer) => layer.getClassName())[1]).toBe('MaxPooling2D');
    expect(model.layers[0]?.getConfig()).toMatchObject({ activation: 'relu', padding: 'same' });
    await expect(fromSafetensors(bytes, 'last.safetensors', { activation: 'tanh' })).rejects.toThrow(
      'last.safetensors describes its layers (activation tanh was given) — omit it: activation, pooling, padding, strides and layers',
    );
  });

  test('refuses a padding that the shapes exclude, and unknown values', async () => {
    const relu = await read('torch-relu.safetensors');
    const wide = await read('torch-pad2.safetensors');
    await expect(fromSafetensors(relu, 'w', { padding: 'same' })).rejects.toThrow(
      'fc1.weight is [120, 256], which needs padding valid, not same',
    );
    await expect(fromSafetensors(wide, 'w', { padding: 'valid' })).rejects.toThrow(
      'fc1.weight is [120, 400], which needs padding same, not valid',
    );
    // @ts-expect-error: an unknown pooling
    await expect(fromSafetensors(relu, 'w', { pooling: 'mean' })).rejects.toMatchObject({
      code: 'MODEL_BAD_OPTIONS',
    });
  });
});
