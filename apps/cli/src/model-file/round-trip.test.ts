import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LayerConfig, type PlainModel, plainLenet5 } from '@lenet5/core';
import { afterAll, describe, expect, test } from 'vitest';
import { convert } from '../commands/export/convert.js';
import { FORMATS, type Format, type Layout } from '../commands/export/formats.js';
import { type OpenOptions, openModel } from './open-model.js';
import { saveAnyModel } from './save-any-model.js';

const folder = mkdtempSync(join(tmpdir(), 'round-trip-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a model in a format, and reads it again. */
async function roundTrip(
  model: PlainModel,
  format: Format,
  layout: Layout,
  variant: OpenOptions['variant'],
): Promise<PlainModel> {
  const path = join(folder, `${layout}.${format}`);
  if (format === 'tfjs') await saveAnyModel(model, path);
  else writeFileSync(path, await convert(model, format, layout));
  // Only CSV has no layers.
  const opened = await openModel(path, {
    ...(format === 'csv' && variant && { variant }),
    warn: () => undefined,
  });
  if (!('config' in opened.model)) throw new Error('not a plain model');
  return opened.model;
}

const OWN = FORMATS.map((format) => [format, 'tfjs'] as const);
const ALL = [...OWN, ['safetensors', 'pytorch'] as const];

/** The weights in one buffer, which compares fast. */
const bytesOf = (model: PlainModel): Buffer =>
  Buffer.concat(model.readValues().map(({ values }) => Buffer.from(Float32Array.from(values).buffer)));

const relu = { activation: 'relu', pooling: 'max', padding: 'same' } as const;

describe.each([
  ['LeNet-5', plainLenet5({ seed: 3 }), {}],
  ['with ReLU, max pooling and padding', plainLenet5({ ...relu, seed: 3 }), relu],
  [
    'for 26 classes of 32×32×3',
    plainLenet5({ ...relu, seed: 3, classes: 26, inputShape: [32, 32, 3], dropout: 0.25 }),
    relu,
  ],
])('a model %s', (_, model, variant) => {
  test.each(ALL)('has the same layers and weights after a round trip as %s (%s)', async (format, layout) => {
    const read = await roundTrip(model, format, layout, variant);
    expect(bytesOf(read).equals(bytesOf(model))).toBe(true);
    // Weights say nothing about dropout, and a graph for inference has none.
    const isWritten = ({ type }: LayerConfig): boolean =>
      !['csv', 'onnx'].includes(format) || type !== 'Dropout';
    expect(read.config.layers).toEqual(model.config.layers.filter(isWritten));
  });
});

test.each(['tfjs', 'safetensors', 'onnx'] as const)(
  'the network of 1998 has the same layers and weights after a round trip as %s',
  async (format) => {
    const model = plainLenet5({ variant: '1998', seed: 3 });
    const read = await roundTrip(model, format, 'tfjs', {});
    expect(bytesOf(read).equals(bytesOf(model))).toBe(true);
    expect(read.config).toEqual(model.config);
  },
);
