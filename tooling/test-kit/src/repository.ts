import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of this repository. */
export const ROOT: string = fileURLToPath(new URL('../../..', import.meta.url));

/** A package that is published. */
export interface PublishedPackage {
  readonly name: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
}

/** Every package of the workspace that is published, libraries first. */
export function publishedPackages(): PublishedPackage[] {
  return ['packages', 'apps']
    .flatMap((group) => readdirSync(join(ROOT, group)).map((name) => join(ROOT, group, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => ({ folder, json: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }))
    .filter(({ json }) => json.private !== true)
    .map(({ folder, json }) => ({
      name: json.name,
      folder,
      dependencies: Object.keys({ ...json.dependencies, ...json.peerDependencies }),
    }));
}
