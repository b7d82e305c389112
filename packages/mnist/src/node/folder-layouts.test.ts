import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMnist } from '../load-mnist.js';
import { dataFiles, digestOf, failure, smallSet, temporaryFolder } from '../testing/small-data.js';
import { openFolder } from './node-folder.js';

const OPTIONS = { signal: undefined, cacheFolder: false } as const;

const NAMES = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
];
const emnist = (split: string): string[] =>
  NAMES.map((name) => `emnist-${split}-${name.replace('t10k', 'test')}.gz`);
const within = (folder: string, names = NAMES): string[] => names.map((name) => `${folder}/${name}`);

/** A folder with empty files at these paths. */
async function tree(paths: readonly string[]): Promise<string> {
  const root = await temporaryFolder();
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), '');
  }
  return root;
}

/** The path and the files of the data set that is found, relative to the folder. */
async function located(root: string, path = root): Promise<{ path: string; files: string[] }> {
  const folder = await openFolder(path, OPTIONS);
  if (!('family' in folder)) return { path: folder.description, files: [] };
  return {
    path: relative(root, folder.path),
    files: Object.values(folder.files).map((file) => relative(root, file)),
  };
}

/** The error for a folder with empty files at these paths. */
async function rejection(paths: readonly string[]): Promise<string> {
  const root = await tree(paths);
  return (await failure(openFolder(root, OPTIONS))).replaceAll(root, 'DIR');
}

describe('openFolder(path) finds', () => {
  const dotted = NAMES.map((name) => name.replace('-idx', '.idx'));
  test.each<[layout: string, paths: string[], path: string, files: string[]]>([
    ['the layout of torchvision', within('MNIST/raw'), 'MNIST/raw', within('MNIST/raw')],
    ['a subfolder', within('raw'), 'raw', within('raw')],
    ['gzipped files', NAMES.map((name) => `raw/${name}.gz`), 'raw', NAMES.map((name) => `raw/${name}.gz`)],
    ['names with dots', dotted, '', dotted],
    [
      'each file in a folder of its name, as on Kaggle',
      NAMES.map((name) => `a/${name}/${name}`),
      'a',
      NAMES.map((name) => `a/${name}/${name}`),
    ],
    ['names with dots beside folders', [...dotted, ...NAMES.map((name) => `${name}/${name}`)], '', dotted],
    ['a split of EMNIST', emnist('mnist'), '', emnist('mnist')],
    ['the only split of EMNIST', emnist('letters'), '', emnist('letters')],
    ['files beside data in another format', [...NAMES, 'train.csv'], '', NAMES],
  ])('%s', async (_, paths, path, files) => {
    expect(await located(await tree(paths))).toEqual({ path, files });
  });

  test('the data set behind a link', async () => {
    const root = await tree(within('elsewhere/raw'));
    await symlink(join(root, 'elsewhere/raw'), join(root, 'raw'));
    expect(await located(join(root), join(root, 'raw'))).toEqual({ path: 'raw', files: within('raw') });
  });

  test('the data set that the path selects', async () => {
    const root = await tree([...emnist('digits'), ...emnist('mnist'), ...NAMES]);
    expect(await located(root, join(root, 'emnist-mnist'))).toEqual({
      path: 'emnist-mnist',
      files: emnist('mnist'),
    });
    expect(await located(root, join(root, 'mnist'))).toEqual({ path: 'mnist', files: NAMES });
    expect(await failure(openFolder(join(root, 'qmnist'), OPTIONS))).toContain('(the folder does not exist)');
  });
});

describe('openFolder(path) rejects', () => {
  test.each<[layout: string, paths: string[], message: string]>([
    [
      'all splits of EMNIST',
      ['balanced', 'byclass', 'bymerge', 'digits', 'letters', 'mnist'].flatMap(emnist),
      'MNIST_SEVERAL_DATA_SETS: DIR has several data sets (DIR/emnist-digits, DIR/emnist-mnist, ' +
        'DIR/emnist-letters, DIR/emnist-balanced, DIR/emnist-bymerge, DIR/emnist-byclass) — use the path of one of them',
    ],
    [
      'several data sets of torchvision',
      [...within('MNIST/raw'), ...within('FashionMNIST/raw')],
      'MNIST_SEVERAL_DATA_SETS: DIR has several data sets (DIR/FashionMNIST/raw, DIR/MNIST/raw) — use the path of one of them',
    ],
    [
      'MATLAB',
      ['matlab/emnist-digits.mat'],
      '(emnist-digits.mat: MATLAB in DIR/matlab) — use the four IDX files',
    ],
    [
      'Parquet',
      ['mnist/test-00000.parquet'],
      '(test-00000.parquet: Parquet in DIR/mnist) — use the four IDX files',
    ],
    ['a pickle', ['mnist.pkl.gz'], '(mnist.pkl.gz: a Python pickle) — use the four IDX files'],
    [
      'PyTorch tensors',
      ['training.pt', 'test.pt'],
      '(test.pt, training.pt: PyTorch tensors) — use the folder raw beside their folder',
    ],
    [
      'an archive',
      ['gzip.zip'],
      '(gzip.zip: an archive) — unpack it, and use the folder of the four IDX files',
    ],
  ])('%s', async (_, paths, message) => {
    expect(await rejection(paths)).toContain(message);
  });

  test('a path that is missing, even if its parent has a data set', async () => {
    const root = await tree(NAMES);
    expect(await failure(openFolder(join(root, 'emnist-digits'), OPTIONS))).toContain(
      '(the folder does not exist)',
    );
  });
});

test('loadMnist({ source: folder }) reports the subfolder that it used', async () => {
  const [train, held] = [smallSet(20), smallSet(10)];
  const root = await temporaryFolder();
  await mkdir(join(root, 'MNIST', 'raw'), { recursive: true });
  for (const [name, bytes] of Object.entries(dataFiles(train, held))) {
    await writeFile(join(root, 'MNIST', 'raw', name), bytes);
  }
  const loaded = await loadMnist({ source: root });
  expect(loaded.source).toBe(join(root, 'MNIST', 'raw'));
  expect([digestOf(loaded.train), digestOf(loaded.test)]).toEqual([digestOf(train), digestOf(held)]);
});

test('loadMnist({ source: folder }) lists the entries of a folder without data', async () => {
  const root = await tree(['a.txt', 'b/c.txt']);
  expect(await failure(loadMnist({ source: root }))).toContain('(found a.txt, b/)');
});
