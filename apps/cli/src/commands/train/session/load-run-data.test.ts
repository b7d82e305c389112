import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { DATA_FILES, writeSmallData } from '../../../testing/small-data.js';
import { loadRunData } from './load-run-data.js';

const data = mkdtempSync(join(tmpdir(), 'lenet5-run-data-'));
afterAll(() => rmSync(data, { recursive: true }));
beforeEach(() => writeSmallData(data));

const remove = (...names: (keyof typeof DATA_FILES)[]): void => {
  for (const name of names) rmSync(join(data, DATA_FILES[name]));
};

describe('loadRunData(config, note)', () => {
  test.each(['none', 'split:50'] as const)(
    'needs no test images with --validation %s, and reports that they are missing',
    async (validation) => {
      remove('testImages', 'testLabels');
      const notes: string[] = [];
      const loaded = await loadRunData({ data, validation, limit: null, seed: 42 }, (text) =>
        notes.push(text),
      );
      expect([loaded.train.count, loaded.test]).toEqual([200, undefined]);
      expect(notes).toEqual([`${data} has no file of test images: the summary has no first test image`]);
    },
  );

  test('loads as many images as --limit, unless images to validate on are split off first', async () => {
    const countOf = async (validation: 'test' | 'split:50'): Promise<number> =>
      (await loadRunData({ data, validation, limit: 20, seed: 42 }, () => undefined)).train.count;
    expect([await countOf('test'), await countOf('split:50')]).toEqual([20, 200]);
  });

  test('loads the test images if they are there', async () => {
    const loaded = await loadRunData({ data, validation: 'none', limit: null, seed: 42 }, () => undefined);
    expect([loaded.train.count, loaded.test?.count]).toEqual([200, 100]);
  });

  test('needs the test images with --validation test, and the training images always', async () => {
    remove('testLabels');
    await expect(
      loadRunData({ data, validation: 'test', limit: null, seed: 42 }, () => undefined),
    ).rejects.toThrow(/has no file of test labels/);
    remove('trainLabels');
    await expect(
      loadRunData({ data, validation: 'none', limit: null, seed: 42 }, () => undefined),
    ).rejects.toThrow(/has no file of training labels/);
  });
});
