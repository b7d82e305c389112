// node scripts/release-fields.mjs
// Writes the fields that name the owner into every published package.json. They come from one place, the package.json of the
// repository: `repository` (an address), and `author`. Without them, the script removes them from the packages.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const readManifest = (folder) => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));

/** The folders of the published packages, relative to the root. */
export function publishedFolders() {
  return ['packages', 'apps']
    .flatMap((group) => readdirSync(join(ROOT, group)).map((name) => `${group}/${name}`))
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json')) && !readManifest(folder).private);
}

/** The fields of the package in `folder` that name the owner; empty if the repository does not name one. */
export function ownerFields(folder, { repository, author } = readManifest('.')) {
  const fields = author === undefined ? {} : { author };
  if (repository === undefined) return fields;
  const page = repository.replace(/^git\+|\.git$/g, '');
  return {
    ...fields,
    homepage: `${page}/tree/main/${folder}#readme`,
    bugs: `${page}/issues`,
    repository: { type: 'git', url: `git+${page}.git`, directory: folder },
  };
}

/** The names of the fields that `ownerFields()` can give. */
export const OWNER_FIELDS = ['author', 'homepage', 'bugs', 'repository'];

function writeFields(folder) {
  const { name, version, description, license, ...rest } = readManifest(folder);
  for (const field of OWNER_FIELDS) delete rest[field];
  const manifest = { name, version, description, ...ownerFields(folder), license, ...rest };
  writeFileSync(join(ROOT, folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) publishedFolders().forEach(writeFields);
