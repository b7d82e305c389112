import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../scenario.js';
import { inFolder } from '../training/in-folder.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** The packages that are published. */
const PUBLISHED = ['--filter=./packages/*', '--filter=@lenet5/cli'];

/** What differs between two machines: the folder, the time zone, the language, and how many tasks run at once. */
const MACHINES = [
  { folder: 'a', env: { TZ: 'UTC', LC_ALL: 'C', TURBO_CONCURRENCY: '1' } },
  { folder: 'another/folder', env: { TZ: 'Asia/Tokyo', LC_ALL: 'C.UTF-8', TURBO_CONCURRENCY: '3' } },
] as const;

/** The tarballs of the last commit are built in two folders. */
export const reproducibleBuild: Scenario = {
  name: 'reproducible-build',
  summary: 'tarballs of the last commit, built in two folders, time zones and languages: every byte is equal',
  faults: 1,
  run: ({ note }) =>
    inFolder(async (folder) => {
      const builds: string[] = [];
      for (const { folder: name, env } of MACHINES) {
        note(`builds the tarballs in ${name}`);
        builds.push(await buildTarballs(join(folder, name), env));
      }
      const [first = new Map(), second = new Map()] = await Promise.all(builds.map(digestsOf));
      const names = differing(first, second);
      const problems = [];
      for (const name of names) {
        const [one = new Map(), other = new Map()] = await Promise.all(
          builds.map(async (tarballs) => digestsOf(await unpack(join(tarballs, name)))),
        );
        problems.push(`${name} differs: ${differing(one, other).join(', ') || 'not in a file'}`);
      }
      if (first.size === 0) problems.push('there are no tarballs');
      return { faults: first.size, trials: builds.length, problems };
    }),
};

/** The names that are not in both, or with another digest. */
function differing(first: ReadonlyMap<string, string>, second: ReadonlyMap<string, string>): string[] {
  const names = [...new Set([...first.keys(), ...second.keys()])];
  return names.filter((name) => first.get(name) !== second.get(name));
}

/** The digests of the files in a folder. */
async function digestsOf(folder: string): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    digests.set(
      relative(folder, path),
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return digests;
}

/** Unpacks a tarball. Returns the folder. */
async function unpack(tarball: string): Promise<string> {
  const folder = `${tarball}.unpacked`;
  await mkdir(folder);
  await run(folder, {}, 'tar', '-xzf', tarball);
  return folder;
}

/** Clones, installs, builds and packs. Returns the folder of the tarballs. */
async function buildTarballs(folder: string, env: Readonly<Record<string, string>>): Promise<string> {
  const tarballs = join(folder, 'tarballs');
  await run(ROOT, env, 'git', 'clone', '--quiet', '--local', '.', folder);
  await run(folder, env, 'npm', 'run', '--silent', 'deps');
  // The tarball of the command contains the page.
  const built = [...PUBLISHED, '--filter=@lenet5/web'];
  const turbo = ['scripts/turbo.mjs', 'run', 'build', '--force', '--output-logs=errors-only', ...built];
  await run(folder, env, process.execPath, ...turbo);
  await mkdir(tarballs);
  const pnpm = ['scripts/pnpm.mjs', '--recursive', ...PUBLISHED, 'pack', '--pack-destination', tarballs];
  await run(folder, env, process.execPath, ...pnpm);
  return tarballs;
}

async function run(
  cwd: string,
  env: Readonly<Record<string, string>>,
  command: string,
  ...args: readonly string[]
): Promise<void> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${code}: ${stderr.trim()}`);
}
