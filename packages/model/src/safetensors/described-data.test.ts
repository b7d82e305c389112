import { decodeSafetensors, plainLenet5 } from '@lenet5/core';
import { expect, test } from 'vitest';
import { describedData } from './described-data.js';
import { plainFromSafetensors } from './plain-from-safetensors.js';
import { toSafetensors } from './to-safetensors.js';

const model = plainLenet5({ classes: 3, seed: 2 });

test('describedData(metadata) reads what toSafetensors() has written, and the model is read as without it', async () => {
  const classNames = ['a', 'é', '"'];
  const bytes = await toSafetensors(model, { classNames, data: 'emnist-letters' });
  expect(describedData(decodeSafetensors(bytes).metadata)).toEqual({ classNames, data: 'emnist-letters' });
  const read = await plainFromSafetensors(bytes);
  expect(read?.config).toEqual(model.config);
  expect(read?.readValues()).toEqual(model.readValues());
});

test('describedData(metadata) leaves out what a file does not say, and other content', async () => {
  expect(describedData(decodeSafetensors(await toSafetensors(model)).metadata)).toEqual({});
  for (const text of ['{', '3', '[1, 2]']) expect(describedData({ class_names: text })).toEqual({});
});
