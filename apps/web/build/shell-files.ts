import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { NOTICES } from './third-party-notices.ts';

/** The folder of the data, which the loader caches, not the service worker. */
const DATA = 'data/';

const WORKER = 'service-worker.js';

/** The view that trains, with its charts; the readers of model files, HDF5 alone has 4 MB; and the view of other networks. */
const LATER = ['/src/train/', '/src/model-files/read-model', '/src/other-network/'];

/** What this plugin reads of a chunk. */
interface Chunk {
  readonly type: string;
  readonly name?: string | undefined;
  readonly moduleIds?: readonly string[];
  readonly imports?: readonly string[] | undefined;
  readonly dynamicImports?: readonly string[] | undefined;
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

/** Whether a chunk has a module of the parts that are loaded later. A module that other parts share is in a chunk of its own. */
function isLater({ moduleIds = [] }: Chunk): boolean {
  return moduleIds.some((id) => LATER.some((path) => id.includes(path)));
}

/** The scripts that the page loads until training is asked for: what `index` imports, without what is loaded later. */
function scriptsBeforeTraining(bundle: Readonly<Record<string, Chunk>>): Set<string> {
  const found = new Set<string>();
  const add = (file: string): void => {
    const chunk = bundle[file];
    if (found.has(file) || !chunk || isLater(chunk)) return;
    found.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) add(next);
  };
  for (const [file, chunk] of Object.entries(bundle)) if (chunk.name === 'index') add(file);
  return found;
}

/** The styles that only scripts other than these use. */
function laterStyles(bundle: Readonly<Record<string, Chunk>>, first: ReadonlySet<string>): Set<string> {
  const stylesOf = (files: readonly string[]): Set<string> =>
    new Set(files.flatMap((file) => [...(bundle[file]?.viteMetadata?.importedCss ?? [])]));
  const early = stylesOf([...first]);
  return new Set([...stylesOf(Object.keys(bundle))].filter((style) => !early.has(style)));
}

/**
 * Writes two lists of the app's files into the built service worker: those that it stores at once, and those that it stores
 * when training starts. The version changes with the content of all of them.
 */
export function shellFiles(): Plugin {
  return {
    name: 'shell-files',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (!dir) return;
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((file) => file !== WORKER && file !== NOTICES && !file.startsWith(DATA))
        .sort();
      const digest = createHash('sha256');
      for (const file of files) digest.update(file).update(await readFile(join(dir, file)));
      const first = scriptsBeforeTraining(bundle);
      const later = laterStyles(bundle, first);
      const isFirst = (file: string): boolean =>
        first.has(file) || !(/\.(js|wasm)$/.test(file) || later.has(file));
      const code = await readFile(join(dir, WORKER), 'utf8');
      const configured = code
        .replace('__FIRST_FILES__', JSON.stringify(files.filter(isFirst)))
        .replace('__TRAINING_FILES__', JSON.stringify(files.filter((file) => !isFirst(file))))
        .replace('__SHELL_VERSION__', JSON.stringify(digest.digest('hex').slice(0, 16)));
      await writeFile(join(dir, WORKER), configured);
    },
  };
}
