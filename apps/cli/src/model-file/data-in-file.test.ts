import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSafetensors, plainLenet5 } from '@lenet5/core';
import { toSafetensors } from '@lenet5/model';
import { savePlainModel } from '@lenet5/model/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { classNamesOfModel } from './class-names-of-model.js';
import { dataInFile } from './data-in-file.js';
import { dataOfModel } from './data-of-model.js';
import { describeData } from './describe-data.js';

const folder = mkdtempSync(join(tmpdir(), 'data-in-file-'));
const at = (name: string): string => join(folder, name);
const model = plainLenet5({ classes: 2 });
const described = { classNames: ['shirt', 'shoe'], data: 'fashion-mnist' };

beforeAll(async () => {
  writeFileSync(at('shop.safetensors'), await toSafetensors(model, described));
  writeFileSync(at('plain.safetensors'), encodeSafetensors(model.readValues()));
  await savePlainModel(model, at('tfjs'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('dataInFile(path)', () => {
  test('reads the names of the classes and the data set, which the commands use', async () => {
    const path = at('shop.safetensors');
    expect(await dataInFile(path)).toEqual(described);
    expect(await classNamesOfModel(path, 2)).toEqual(described.classNames);
    expect(await dataOfModel(path)).toBe('fashion-mnist');
    expect(await describeData(path, model)).toEqual(described);
  });

  test('is empty for a file that does not say it, and for other models', async () => {
    for (const name of ['plain.safetensors', 'tfjs']) {
      expect(await dataInFile(at(name))).toEqual({});
      expect(await classNamesOfModel(at(name), 2)).toBeUndefined();
      expect(await dataOfModel(at(name))).toBe('bundled');
      expect(await describeData(at(name), model)).toEqual({});
    }
    // Names of another number of classes are not those of the model.
    expect(await classNamesOfModel(at('shop.safetensors'), 3)).toBeUndefined();
  });
});
