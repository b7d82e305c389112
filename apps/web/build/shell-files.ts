import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { NOTICES } from './third-party-notices.ts';

/** The folder of the data, which the loader caches, not the service worker. */
const DATA = 'data/';

const WORKER = 'service-worker.js';

/** Writes the list of the app's files into the built service worker, and a version that changes with their content. */
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
        .filter((file) => file !== WORKER && file !== NOTICES && !file.startsWith(DATA))
        .sort();
      const digest = createHash('sha256');
      for (const file of files) digest.update(file).update(await readFile(join(dir, file)));
      const code = await readFile(join(dir, WORKER), 'utf8');
      const configured = code
        .replace('__SHELL_FILES__', JSON.stringify(files))
        .replace('__SHELL_VERSION__', JSON.stringify(digest.digest('hex').slice(0, 16)));
      await writeFile(join(dir, WORKER), configured);
    },
  };
}
