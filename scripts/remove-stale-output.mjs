// Removes the files of packages/*/dist that have no source: the output of sources that were deleted or renamed, which an
// incremental build leaves and a tarball would contain. Prints their number.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUTPUT = /(\.d\.ts|\.js)(\.map)?$/;
/** What builds write besides the output of sources. */
const NOTICES = 'THIRD-PARTY-NOTICES';

/** The files in the `dist` of a package that are not the output of a file in its `src`. */
function staleOutput(folder) {
  const dist = join(folder, 'dist');
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== NOTICES)
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const source = join(folder, 'src', path.slice(dist.length + 1).replace(OUTPUT, '.ts'));
      return !OUTPUT.test(path) || !existsSync(source) || /\.test\.ts$|[/\\]testing[/\\]/.test(source);
    });
}

let removed = 0;
for (const name of readdirSync(join(ROOT, 'packages'))) {
  for (const path of staleOutput(join(ROOT, 'packages', name))) {
    rmSync(path);
    removed += 1;
  }
}
if (removed > 0) console.error(`removed ${removed} files of packages/*/dist that have no source`);
