// npm run release [-- --dry-run]
// Publishes the packages that have a new version: checks the release, builds from nothing, tests, and publishes. With --dry-run it
// does not test, and nothing is uploaded.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingForRelease } from './check-release.mjs';
import { pnpm } from './pnpm.mjs';
import { turbo } from './turbo.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const isDryRun = process.argv.includes('--dry-run');

/** Removes the build of every package, so that nothing stale is published. */
function removeBuilds() {
  for (const group of ['packages', 'apps']) {
    for (const name of readdirSync(join(ROOT, group))) {
      for (const output of ['dist', '.tsbuild'])
        rmSync(join(ROOT, group, name, output), { recursive: true, force: true });
    }
  }
}

async function release() {
  const missing = missingForRelease();
  for (const line of missing) console.error(line);
  if (missing.length > 0 && !isDryRun) return 1;
  removeBuilds();
  const tasks = isDryRun ? ['build'] : ['build', 'test'];
  const status = await turbo(['run', ...tasks, '--force', '--output-logs=errors-only']);
  if (status !== 0) return status;
  const env = { ...process.env, LENET5_RELEASE: '1' };
  if (isDryRun)
    return pnpm(['--recursive', 'publish', '--dry-run', '--no-git-checks', '--access', 'public'], env);
  return pnpm(['exec', 'changeset', 'publish'], env);
}

process.exitCode = await release();
