import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SweepDatabase } from '@lenet5/sweep';
import type { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { numberIn } from '../../flags/number-in.js';
import { path } from '../../flags/path.js';

/** The flags that say where a sweep is. */
export interface WhereFlags {
  readonly database?: string;
  readonly folder?: string;
  readonly sweep?: number;
}

/** The folder of the folders of sweeps. */
const SWEEPS = 'sweeps';

/** Adds `--database` and `--folder`. */
export function addWhereFlags(command: Command): Command {
  return command
    .option(
      '--database <url>',
      'a PostgreSQL database, such as postgres://user@host/name?sslmode=verify-full (default: DATABASE_URL, or the embedded server in --folder)',
      readUrl,
    )
    .option('--folder <dir>', 'folder of the embedded server and its data', path('--folder', 'folder'));
}

/** Adds `--sweep`. */
export function addSweepFlag(command: Command): Command {
  const read = numberIn('--sweep', { type: 'integer', min: 1 });
  return command.option('--sweep <n>', 'the number of the sweep in the database (default: the latest)', read);
}

function readUrl(text: string): string {
  if (/^postgres(ql)?:\/\/./.test(text)) return text;
  throw UsageError.invalidValue('--database', text, 'a URL such as postgres://user@host/name');
}

/** Where a new sweep is made: the database, or the next number in `sweeps`. */
export function whereNew(flags: WhereFlags): SweepDatabase {
  return urlOf(flags) ?? { folder: flags.folder ?? join(SWEEPS, String(lastNumber() + 1)) };
}

/** Where an existing sweep is: the database, or the last number in `sweeps`. Throws UsageError if there is none. */
export function whereExisting(flags: WhereFlags): SweepDatabase {
  const url = urlOf(flags);
  if (url !== undefined) return url;
  const folder = flags.folder ?? join(SWEEPS, String(lastNumber()));
  if (existsSync(join(folder, 'connection.json'))) return { folder };
  throw new UsageError({
    problem: 'there is no sweep',
    found: folder,
    remedy: 'give --folder or --database, or start one with lenet5 sweep --seeds 1..5',
  });
}

/** `--folder` on the command line comes before `DATABASE_URL` in the environment. */
function urlOf({ database, folder }: WhereFlags): string | undefined {
  if (database !== undefined && folder !== undefined) {
    const remedy = 'use one of them';
    throw new UsageError({ problem: '--database conflicts with --folder', found: folder, remedy });
  }
  const { DATABASE_URL } = process.env;
  return database ?? (folder === undefined && DATABASE_URL ? readUrl(DATABASE_URL) : undefined);
}

function lastNumber(): number {
  if (!existsSync(SWEEPS)) return 0;
  return Math.max(
    0,
    ...readdirSync(SWEEPS)
      .filter((name) => /^\d+$/.test(name))
      .map(Number),
  );
}
