import { basename, dirname, join, resolve } from 'node:path';

/** Removes duplicate folders, by their absolute paths, and trailing slashes. */
export function distinctFolders(folders: readonly string[]): string[] {
  const byPath = new Map<string, string>();
  for (const folder of folders) {
    const path = resolve(folder);
    if (!byPath.has(path)) byPath.set(path, join(dirname(folder), basename(folder)));
  }
  return [...byPath.values()];
}
