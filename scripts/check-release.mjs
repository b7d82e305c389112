// npm run release:check
// Prints what is missing for a release, and exits with 1 if anything is.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownerFields, publishedFolders } from './release-fields.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const readManifest = (folder) => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));

/** What is missing, one sentence each. */
export function missingForRelease() {
  const missing = [];
  const root = readManifest('.');
  if (root.repository === undefined) {
    missing.push('package.json has no "repository" (npm needs it for provenance) — add its https address');
  }
  if (root.author === undefined) missing.push('package.json has no "author" — add the name of the owner');
  if (readFileSync(join(ROOT, 'CITATION.cff'), 'utf8').includes('The authors of lenet5')) {
    missing.push('CITATION.cff names no person — put the owner into "authors"');
  }
  for (const folder of publishedFolders()) {
    const manifest = readManifest(folder);
    for (const [field, value] of Object.entries(ownerFields(folder))) {
      if (JSON.stringify(manifest[field]) !== JSON.stringify(value)) {
        missing.push(
          `${folder}/package.json: "${field}" is not that of the repository — run npm run release:fields`,
        );
      }
    }
    if (manifest.version === '0.0.0')
      missing.push(`${folder} has no version — run npm run changeset version`);
    if (!existsSync(join(ROOT, folder, 'CHANGELOG.md'))) {
      missing.push(`${folder} has no CHANGELOG.md — run npm run changeset version`);
    }
  }
  const changes = readdirSync(join(ROOT, '.changeset')).filter((name) => /^(?!README).*\.md$/.test(name));
  if (changes.length > 0)
    missing.push(`${changes.length} change notes are not applied — run npm run changeset version`);
  if (execFileSync('git', ['status', '--porcelain'], { cwd: ROOT }).length > 0) {
    missing.push('the working tree has changes — commit them');
  }
  return missing;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missing = missingForRelease();
  for (const line of missing) console.log(line);
  console.log(
    missing.length === 0 ? 'Nothing is missing for a release.' : `${missing.length} things are missing.`,
  );
  process.exitCode = missing.length === 0 ? 0 : 1;
}
