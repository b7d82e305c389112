import { basename, dirname, join, resolve } from 'node:path';

/** The folders as they were given, without a slash at their ends, each place once. */
export function distinctFolders(folders: readonly string[]): string[] {
  const byPlace = new Map<string, string>();
  for (const folder of folders) {
    const place = resolve(folder);
    if (!byPlace.has(place)) byPlace.set(place, join(dirname(folder), basename(folder)));
  }
  return [...byPlace.values()];
}
