import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Folder of the digits, which are kept by whoever loads them, not by the service worker. */
const DATA = 'data/';

const WORKER = 'service-worker.js';

/** Tells the built service worker which files make up the app, and a version that changes when any of them does. */
export function shellFiles(): Plugin {
  return {
    name: 'shell-files',
    apply: 'build',
    async writeBundle({ dir }) {
      if (!dir) return;
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((file) => file !== WORKER && !file.startsWith(DATA))
        .sort();
      const digest = createHash('sha256');
      for (const file of files) digest.update(file).update(await readFile(join(dir, file)));
      const code = await readFile(join(dir, WORKER), 'utf8');
      const told = code
        .replace('__SHELL_FILES__', JSON.stringify(files))
        .replace('__SHELL_VERSION__', JSON.stringify(digest.digest('hex').slice(0, 16)));
      await writeFile(join(dir, WORKER), told);
    },
  };
}
