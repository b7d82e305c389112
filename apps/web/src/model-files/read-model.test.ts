import { decodeSafetensors, encodeSafetensors, plainLenet5 } from '@lenet5/core';
import { toCsv, toSafetensors } from '@lenet5/model';
import { toKeras } from '@lenet5/model/keras';
import { toOnnx } from '@lenet5/model/onnx';
import { describe, expect, test } from 'vitest';
import { type ReadModel, readClassNames, readerOf, type VariantChoice } from './read-model.js';

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

  /** The weights of two convolutions and a dense layer, without pooling. */
  function withoutPooling(denseInputs: number): Uint8Array {
    const shapes = { 'a.weight': [4, 1, 3, 3], 'b.weight': [6, 4, 3, 3], 'c.weight': [4, denseInputs] };
    const biases = { 'a.bias': [4], 'b.bias': [6], 'c.bias': [4] };
    const tensors = Object.entries({ ...shapes, ...biases }).map(([name, shape]) => ({
      name,
      shape,
      values: new Float32Array(shape.reduce((product, size) => product * size, 1)),
    }));
    return encodeSafetensors(tensors, {});
  }

  const read = (bytes: Uint8Array, choice: VariantChoice): Promise<ReadModel> | undefined =>
    readerOf('m.safetensors')?.(bytes, 'm.safetensors', choice);

  const stridesOf = (content: ReadModel | undefined): unknown =>
    content?.model.config.layers.flatMap((layer) => (layer.type === 'Conv2D' ? [layer.strides[0]] : []));

  test('reads weights that fit no pooling as those of convolutions with strides', async () => {
    const content = await read(withoutPooling(11 * 11 * 6), {});
    expect(content?.assumed).toEqual({ activation: 'tanh', pooling: 'none' });
    expect(stridesOf(content)).toEqual([2, 1]);
  });

  test('takes the first of several strides that fit, or those that are chosen', async () => {
    const first = { strides: [1, 2], padding: 'same' } as const;
    const second = { strides: [2, 1], padding: 'same' } as const;
    const strides = { used: first, fitting: [first, second] };
    const bytes = withoutPooling(14 * 14 * 6);
    const content = await read(bytes, { pooling: 'none' });
    expect(content?.assumed).toEqual({ activation: 'tanh', strides });
    expect(stridesOf(content)).toEqual([1, 2]);
    const chosen = { activation: 'relu', pooling: 'none', strides: { ...strides, used: second } } as const;
    expect(stridesOf(await read(bytes, chosen))).toEqual([2, 1]);
  });

  test('refuses weights that fit no layers, with what the page can do', async () => {
    for (const choice of [{}, { pooling: 'max' }] as const)
      await expect(read(withoutPooling(5), choice)).rejects.toMatchObject({
        code: 'WEB_WEIGHTS_UNKNOWN',
        message: expect.stringMatching(/^the layers of these weights are unknown \(.*\) — open a file that/),
      });
  });

  test('reads no other format', () => {
    expect(readerOf('m.pt')).toBeUndefined();
  });
});

test('readClassNames(text) reads a list of names, and nothing else', async () => {
  expect(await readClassNames('["cat", "dog"]')).toEqual(['cat', 'dog']);
  expect(await readClassNames('{"cat": 0}')).toBeUndefined();
});
