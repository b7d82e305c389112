import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolderOf, thirdPartyNotices } from '@lenet5/third-party-notices';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notices-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Writes an installed package and returns the path of its module. */
async function install(
  name: string,
  manifest: object,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const place = join(folder, 'node_modules', name);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...manifest }));
  for (const [file, text] of Object.entries(files)) await writeFile(join(place, file), text);
  return join(place, 'index.js');
}

test('thirdPartyNotices(modules) has the license file of each package once', async () => {
  const index = await install(
    'one',
    { license: 'ISC' },
    { 'index.js': '', LICENSE: 'The ISC license of one' },
  );
  const notices = await thirdPartyNotices([index, `${index}?url`, join(folder, 'src/own.js')]);
  expect(notices.split(/^-{80}$/m).slice(1)).toEqual(['\n\none 1.2.3 (ISC)\n\nThe ISC license of one\n']);
});

test('thirdPartyNotices(modules) names the copyrights in the code of a package without a license file', async () => {
  const code = '/* Copyright 2020 Someone */\nexport const two = 2;\n';
  const index = await install('two', { license: 'MIT' }, { 'index.js': code });
  const notices = await thirdPartyNotices([index]);
  expect(notices).toContain('two 1.2.3 (MIT)\n\nCopyright 2020 Someone\n\nPermission is hereby granted');
});

test('thirdPartyNotices(modules) includes the notices beside a module of this repository', async () => {
  const notices = await thirdPartyNotices([], [packageFolderOf('vitest', import.meta.dirname)]);
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'dist/THIRD-PARTY-NOTICES'), notices);
  expect(await thirdPartyNotices([join(folder, 'dist/kernels.js')])).toBe(notices);
  expect(notices).toMatch(/^vitest \d+\.\d+\.\d+ \(MIT\)$/m);
});

test('thirdPartyNotices(modules, folders) names the library in the binary of tfjs', async () => {
  const index = await install(
    '@tensorflow/tfjs-backend-wasm',
    { license: 'Apache-2.0' },
    { LICENSE: 'Apache' },
  );
  expect(await thirdPartyNotices([index])).toMatch(
    /contains XNNPACK[\s\S]*Copyright 2019 Google LLC[\s\S]*Redistribution/,
  );
});
