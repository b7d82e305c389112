import { plainLenet5 } from '@lenet5/core';
import { toCsv, toSafetensors } from '@lenet5/model';
import { toKeras } from '@lenet5/model/keras';
import { toOnnx } from '@lenet5/model/onnx';
import { describe, expect, test } from 'vitest';
import { readerOf } from './read-other-model.js';

const model = plainLenet5({ seed: 3 });

/** The weights of PyTorch without metadata, which would describe the layers. */
async function stateDict(): Promise<Uint8Array> {
  const { decodeSafetensors, encodeSafetensors } = await import('@lenet5/core');
  const { tensors } = decodeSafetensors(await toSafetensors(model, { layout: 'pytorch' }));
  return encodeSafetensors(tensors, {});
}

describe('readerOf(name)', () => {
  const PIXELS = 'pixels from 0 (paper) to 1 (ink) are assumed';

  test.each([
    ['m.onnx', () => toOnnx(model), [PIXELS], false],
    ['m.keras', () => toKeras(model), [PIXELS], false],
    ['m.csv', async () => new TextEncoder().encode(await toCsv(model)), [], true],
    ['m.safetensors', stateDict, [], true],
  ])('reads %s with the names of the page', async (name, bytes, notes, isAssumed) => {
    const read = await readerOf(name)?.(await bytes(), name);
    expect(read).toEqual({ tensors: model.readValues(), notes, isAssumed });
  });

  test('reads no other format, and refuses another network', async () => {
    expect(readerOf('m.pt')).toBeUndefined();
    const relu = await toOnnx(plainLenet5({ activation: 'relu' }));
    await expect(readerOf('relu.onnx')?.(relu, 'relu.onnx')).rejects.toMatchObject({
      code: 'WEB_OTHER_LAYERS',
      message: expect.stringContaining('layer conv1 is Conv2D {"activation":"relu"'),
    });
  });
});
