import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CacheUnwritableError } from '../errors/file-errors.js';
import type { DownloadStore, Validators } from '../sources/download-store.js';
import { toValidators } from '../sources/validators.js';
import { asBytes } from './as-bytes.js';
import { errorCode } from './error-code.js';
import { resumePartial, startPartial } from './partial-file.js';
import { uniqueSuffix } from './unique-suffix.js';

/**
 * Stores downloads in a folder as `<host>-<hash of the base address>/<file>`, each with a `.json` file of its HTTP validators.
 * The folder of one address is a valid data folder.
 *
 * @param strict Whether a folder that cannot be written is an error. Otherwise it disables the cache.
 */
export function fileStore(folder: string, strict: boolean): DownloadStore {
  const pathOf = (url: URL) => downloadPath(folder, url);
  const attempt = async <Result>(write: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await write();
    } catch (cause) {
      if (strict) throw new CacheUnwritableError(folder, errorCode(cause), cause);
      return null;
    }
  };
  return {
    async read(url) {
      const path = pathOf(url);
      const buffer = await readFile(path).catch(() => null);
      return buffer && { bytes: asBytes(buffer), validators: await readValidators(`${path}.json`) };
    },
    has: (url) =>
      access(pathOf(url)).then(
        () => true,
        () => false,
      ),
    async write(url, { bytes, validators }) {
      await attempt(async () => {
        const path = pathOf(url);
        await mkdir(dirname(path), { recursive: true });
        await replaceFile(path, bytes);
        await replaceFile(`${path}.json`, `${JSON.stringify(validators)}\n`);
      });
    },
    resumePartial: (url) => resumePartial(pathOf(url), url, attempt),
    startPartial: (url, validators) => startPartial(pathOf(url), url, validators, attempt),
  };
}

/** The path of a complete download in the folder of a store. */
export function downloadPath(folder: string, url: URL): string {
  const base = new URL('.', url).href + url.search;
  const hash = createHash('sha256').update(base).digest('hex').slice(0, 12);
  return join(folder, `${url.hostname.replace(/[^\w.-]/g, '_')}-${hash}`, url.pathname.split('/').at(-1)!);
}

/** Replaces a file atomically, so other processes see either the old or the new content. */
async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${uniqueSuffix()}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function readValidators(path: string): Promise<Validators> {
  try {
    return toValidators(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return { etag: null, lastModified: null };
  }
}
