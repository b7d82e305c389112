import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PACKAGES = new URL('../../../packages/', import.meta.url);

/** One entry point of a published package: `@lenet5/model/node` and its declaration file. */
export interface EntryPoint {
  readonly name: string;
  /** The path of the built declaration file. */
  readonly declarations: string;
}

/** The entry points of the published packages that have types, in the order of their packages. */
export function publishedEntryPoints(): EntryPoint[] {
  return readdirSync(PACKAGES).flatMap((folder) => {
    const manifest = new URL(`${folder}/package.json`, PACKAGES);
    if (!existsSync(manifest)) return [];
    const { name, exports } = JSON.parse(readFileSync(manifest, 'utf8'));
    return Object.entries<{ types?: string }>(exports).flatMap(([subpath, { types }]) => {
      // An export without types is not code: package.json.
      if (types === undefined) return [];
      return { name: name + subpath.slice(1), declarations: fileURLToPath(new URL(types, manifest)) };
    });
  });
}
