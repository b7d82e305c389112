// npm run release:rehearse
// Makes the next release on a copy of the last commit: applies the change notes, builds, and publishes with --dry-run. Uploads
// nothing and leaves this folder unchanged. Fails if the copy has a wrong version or no changelog.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedFolders } from './release-fields.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function run(cwd, command, ...args) {
  console.log(`> ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${status}`);
}

/** The version that every published package of the copy has. */
function checkCopy(copy) {
  const versions = new Set();
  for (const folder of publishedFolders()) {
    const { version } = JSON.parse(readFileSync(join(copy, folder, 'package.json'), 'utf8'));
    versions.add(version);
    const changelog = readFileSync(join(copy, folder, 'CHANGELOG.md'), 'utf8');
    if (!changelog.includes(`## ${version}`))
      throw new Error(`${folder}/CHANGELOG.md has no section ${version}`);
  }
  if (versions.size !== 1 || versions.has('0.0.0'))
    throw new Error(`the versions are ${[...versions].join(', ')}`);
  return [...versions][0];
}

const copy = mkdtempSync(join(tmpdir(), 'release-'));
try {
  run(ROOT, 'git', 'clone', '--quiet', '--local', '.', copy);
  run(copy, 'npm', 'run', '--silent', 'deps');
  run(copy, 'npm', 'exec', '--', 'changeset', 'version');
  const version = checkCopy(copy);
  run(copy, 'npm', 'run', '--silent', 'release', '--', '--dry-run');
  console.log(`The release of ${version} would succeed.`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
