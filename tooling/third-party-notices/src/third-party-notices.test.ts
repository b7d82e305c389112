import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolderOf, thirdPartyNotices } from '@lenet5/third-party-notices';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

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

describe('of tfjs, whose binary contains libraries', () => {
  const name = '@tensorflow/tfjs-backend-wasm';
  const installed = packageFolderOf(name, import.meta.dirname);

  test('thirdPartyNotices(modules, folders) has the license of each library', async () => {
    const notices = await thirdPartyNotices([], [installed]);
    for (const library of ['XNNPACK', 'pthreadpool', 'FXdiv', 'Emscripten', 'musl', 'libc++'])
      expect(notices).toContain(`\n\n${library}`);
    expect(notices).toMatch(/XNNPACK \(BSD-3-Clause\)[\s\S]*Copyright 2019 Google LLC[\s\S]*Redistribution/);
  });

  test('the binary has the messages of these libraries, and none of those that are not listed', async () => {
    for (const file of ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm']) {
      const binary = await readFile(join(installed, 'dist', file), 'latin1');
      expect(binary).toContain('XNN status for xnn_create_convolution2d_nhwc_f32');
      expect(binary).toContain('__next_prime overflow');
      expect(binary).toContain('-0X+0X 0X-0x+0x 0x');
      // clog prints "Fatal error:"; FP16 multiplies by 2^112.
      expect(binary).not.toMatch(/Fatal error:|C\0\0\x80w/);
    }
  });

  test('another version is refused until its libraries are known', async () => {
    const index = await install(name, { license: 'Apache-2.0' }, { LICENSE: 'Apache' });
    await expect(thirdPartyNotices([index])).rejects.toThrow(`binary of ${name} are not known (1.2.3)`);
  });
});
