import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { edit, folder, rejection, type Spec, useValidModel } from '../testing/broken-model.js';

useValidModel();

describe('loadModel(path) rejects', () => {
  test('a duplicate weight', async () => {
    await edit((json, specs) => {
      Object.assign(specs[1] ?? {}, { name: 'conv1/kernel' });
      return json;
    });
    expect(await rejection()).toMatchObject({
      message: expect.stringContaining('duplicate name conv1/kernel'),
    });
  });

  test.each([177_700, 177_703, 0, 177_712])('a weights.bin of %d bytes', async (bytes) => {
    await writeFile(join(folder, 'weights.bin'), new Uint8Array(bytes));
    expect(await rejection()).toEqual({
      code: 'MODEL_WEIGHTS_SIZE',
      message: `the size of DIR/weights.bin does not match the manifest (${bytes.toLocaleString('en-US')} bytes instead of 177,704) — save or copy the model again`,
    });
  });

  test.each([
    ['int32', {}, 'int32'],
    ['string', {}, 'string'],
    ['float32', { quantization: { dtype: 'int4' } }, 'quantized as "int4"'],
  ])('weights of dtype %s %o', async (dtype, more, found) => {
    await edit((json, specs) => {
      Object.assign(specs[3] ?? {}, { dtype, ...more });
      return json;
    });
    expect(await rejection()).toEqual({
      code: 'MODEL_WEIGHTS_DTYPE',
      message: `weight conv2/bias of DIR/model.json is not float32 (${found}) — save the model with float32 weights`,
    });
  });

  test.each<readonly [string, (specs: Spec[]) => void, string]>([
    [
      'of another shape',
      (specs) => Object.assign(specs[0] ?? {}, { shape: [5, 5, 6, 1] }),
      'conv1/kernel is [5, 5, 6, 1], not [5, 5, 1, 6]',
    ],
    [
      'of another name',
      (specs) => Object.assign(specs[0] ?? {}, { name: 'conv7/kernel' }),
      'Provided weight data has no target variable: conv7/kernel',
    ],
  ])('weights %s than the layers', async (_, change, found) => {
    await edit((json, specs) => {
      change(specs);
      return json;
    });
    expect(await rejection()).toEqual({
      code: 'CORE_WEIGHTS_MISMATCH',
      message: `the weights of DIR do not match the layers (${found}) — use weights of the same architecture`,
    });
  });

  test('a model without one of its weights', async () => {
    await edit((json, specs) => {
      specs.pop();
      return json;
    });
    const bytes = await readFile(join(folder, 'weights.bin'));
    await writeFile(join(folder, 'weights.bin'), bytes.subarray(0, -40));
    expect(await rejection()).toMatchObject({
      code: 'CORE_WEIGHTS_MISMATCH',
      message: expect.stringContaining('1 of 10 weights are not set: dense3/bias'),
    });
  });

  test.each([Number.NaN, Number.NEGATIVE_INFINITY])('a weight that is %d', async (value) => {
    const bytes = await readFile(join(folder, 'weights.bin'));
    bytes.writeFloatLE(value, 4 * (156 + 2));
    await writeFile(join(folder, 'weights.bin'), bytes);
    expect(await rejection()).toEqual({
      code: 'CORE_WEIGHTS_NOT_FINITE',
      message: `weight conv2/kernel[2] of DIR is not finite (${value}) — training diverged; train again with a lower learning rate`,
    });
  });
});
