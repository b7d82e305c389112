import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Database, FIRST_PATIENCE_SECONDS } from '../database/database.js';
import { checkVersion } from '../database/migrate.js';
import { LeaseWatch } from '../segment/leases.js';
import { HeldSegments } from './held-segments.js';
import { PACKAGE_VERSION } from './package-version.js';
import { runSlot } from './run-slot.js';
import { type ResolvedWorkerOptions, resolveWorkerOptions, type WorkerOptions } from './worker-options.js';

/** Looks at the segments of others within the duration of a lease. */
const CHECKS_PER_LEASE = 3;

/**
 * Trains segments of the running sweeps in a database until `signal` is aborted: then it finishes its segments and gives
 * the trials back. A worker keeps no state of its own; it may be killed at any moment.
 *
 * @throws InvalidSweepError, DatabaseUnreachableError; SchemaVersionError if another version of this package made the
 * tables; DataMismatchError if its images are not those of the sweep.
 *
 * @example
 * ```ts
 * import { runWorker } from '@lenet5/sweep';
 *
 * try {
 *   await runWorker({ database: 'postgres://nobody@127.0.0.1:1/none', patienceSeconds: 0.1 });
 * } catch (error) {
 *   console.log(Object(error).code); // SWEEP_DATABASE_UNREACHABLE
 * }
 * ```
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const resolved = resolveWorkerOptions(options);
  const { database: url, concurrency, patienceSeconds: patience, abort } = resolved;
  const database = new Database({ url, connections: Math.min(concurrency, 16) + 2, patience, signal: abort });
  await checkFirst(resolved);
  const id = randomUUID();
  const held = new HeldSegments(database, id, resolved.leaseSeconds);
  let watching: NodeJS.Timeout | undefined;
  try {
    await register(database, id, resolved);
    held.start();
    watching = watchLeases(database, resolved.leaseSeconds);
    const context = { id, database, options: resolved, held, refused: new Map() };
    const slots = Array.from({ length: concurrency }, () => runSlot(context));
    const ends = await Promise.allSettled(slots);
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure) throw failure.reason;
  } finally {
    held.stop();
    clearInterval(watching);
    await leave(database, id);
    await database.close();
  }
}

/** Checks the tables. At first, a database that does not answer is more likely a wrong URL than one that restarts. */
async function checkFirst({ database: url, patienceSeconds, abort }: ResolvedWorkerOptions): Promise<void> {
  const patience = Math.min(FIRST_PATIENCE_SECONDS, patienceSeconds);
  const database = new Database({ url, connections: 1, patience, signal: abort });
  try {
    await checkVersion(database);
  } finally {
    await database.close();
  }
}

/** Looks after the segments of all workers, so that none is lost while nobody follows the sweep. */
function watchLeases(database: Database, leaseSeconds: number): NodeJS.Timeout {
  const watch = new LeaseWatch(database, leaseSeconds);
  // The slots use the same database, and report why it fails.
  const check = () => watch.check().catch(() => undefined);
  return setInterval(check, (leaseSeconds * 1000) / CHECKS_PER_LEASE);
}

async function register(database: Database, id: string, options: ResolvedWorkerOptions): Promise<void> {
  await database.query(
    `INSERT INTO lenet5_sweep.worker (id, host, pid, package, node, concurrency, threads) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, hostname(), process.pid, PACKAGE_VERSION, process.version, options.concurrency, options.threads],
  );
}

async function leave(database: Database, id: string): Promise<void> {
  // A worker that cannot say goodbye is found by its lease.
  await database
    .query(`UPDATE lenet5_sweep.worker SET state = 'gone' WHERE id = $1`, [id])
    .catch(() => undefined);
}
