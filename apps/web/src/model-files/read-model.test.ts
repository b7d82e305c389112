import { decodeSafetensors, encodeSafetensors, plainLenet5 } from '@lenet5/core';
import { toCsv, toSafetensors } from '@lenet5/model';
import { toKeras } from '@lenet5/model/keras';
import { toOnnx } from '@lenet5/model/onnx';
import { describe, expect, test } from 'vitest';
import { readClassNames, readerOf } from './read-model.js';

const model = plainLenet5({ seed: 3, activation: 'relu', classes: 26 });

/** The weights of PyTorch without metadata, which would describe the layers. */
async function stateDict(of = model): Promise<Uint8Array> {
  const { tensors } = decodeSafetensors(await toSafetensors(of, { layout: 'pytorch' }));
  return encodeSafetensors(tensors, {});
}

const values = (of: typeof model): number[][] => of.readValues().map((tensor) => [...tensor.values]);

describe('readerOf(name)', () => {
  const PIXELS = 'pixels from 0 (paper) to 1 (ink) are assumed';

  test.each([
    ['m.safetensors', () => toSafetensors(model), []],
    ['m.onnx', () => toOnnx(model), [PIXELS]],
    ['m.keras', () => toKeras(model), [PIXELS]],
  ])('reads %s with the layers that it describes', async (name, bytes, notes) => {
    const read = await readerOf(name)?.(await bytes(), name, {});
    expect(read).toMatchObject({ notes, assumed: {} });
    expect(read?.model.config.layers.map(({ type }) => type)).toEqual(
      model.config.layers.map(({ type }) => type),
    );
    expect(read?.model.config.layers[0]).toMatchObject({ activation: 'relu' });
    expect(values(read?.model ?? model)).toEqual(values(model));
  });

  test('reads the names of the classes and the data set of a safetensors file', async () => {
    const classNames = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
    const bytes = await toSafetensors(model, { classNames, data: 'emnist-letters' });
    const read = await readerOf('m.safetensors')?.(bytes, 'm.safetensors', {});
    expect(read).toMatchObject({ classNames, data: 'emnist-letters' });
  });

  test.each([
    ['m.csv', async () => new TextEncoder().encode(await toCsv(plainLenet5()))],
    ['m.safetensors', () => stateDict(plainLenet5())],
  ])('assumes the layers of %s, or takes those that are chosen', async (name, bytes) => {
    const read = readerOf(name);
    expect(await read?.(await bytes(), name, {})).toMatchObject({
      assumed: { activation: 'tanh', pooling: 'average' },
    });
    const chosen = await read?.(await bytes(), name, { activation: 'relu', pooling: 'max' });
    expect(chosen).toMatchObject({ assumed: {}, notes: [] });
    const { layers } = chosen?.model.config ?? model.config;
    expect([layers[0], layers[1]]).toMatchObject([{ activation: 'relu' }, { type: 'MaxPooling2D' }]);
  });

  test('says what follows from the shapes of weights of another size', async () => {
    const read = await readerOf('m.safetensors')?.(await stateDict(), 'm.safetensors', {
      activation: 'relu',
    });
    expect(read?.assumed).toEqual({ pooling: 'average' });
    expect(read?.notes).toEqual([expect.stringContaining('images of 28×28×1')]);
  });

  test('reads no other format', () => {
    expect(readerOf('m.pt')).toBeUndefined();
  });
});

test('readClassNames(text) reads a list of names, and nothing else', async () => {
  expect(await readClassNames('["cat", "dog"]')).toEqual(['cat', 'dog']);
  expect(await readClassNames('{"cat": 0}')).toBeUndefined();
});
