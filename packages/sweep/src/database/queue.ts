import { randomInt, randomUUID } from 'node:crypto';
import PgBoss from 'pg-boss';
import type { Sql } from './database.js';

/** The schema of the queue's tables. */
const QUEUE_SCHEMA = 'lenet5_queue';

/** The version of the tables of the pinned pg-boss. */
export const QUEUE_VERSION = 24;

/** Priorities of jobs: a verification waits until no training does. */
export const VERIFY_PRIORITY = -1;

/**
 * pg-boss with the SQL of each call given to the call, so that a job and the row that it is about change in one transaction.
 * Its timers are off: leases are ours, because those of pg-boss depend on the clock of the server.
 */
const calls = new PgBoss({
  db: {
    executeSql: () => {
      throw new Error('a call of pg-boss lacks its db');
    },
  },
  schema: QUEUE_SCHEMA,
  supervise: false,
  schedule: false,
});

/** The queue of a sweep. Each sweep has its own, so to pause one means not to read its queue. */
function queueName(sweep: number): string {
  return `sweep-${sweep}`;
}

function dbOf(sql: Sql, onError?: (error: unknown) => void): PgBoss.Db {
  return {
    async executeSql(text: string, values: unknown[]) {
      try {
        return { rows: await sql.query(text, values) };
      } catch (error) {
        onError?.(error);
        throw error;
      }
    },
  };
}

/** Creates or updates the tables of the queue. */
export async function migrateQueue(sql: Sql): Promise<void> {
  const boss = new PgBoss({ db: dbOf(sql), schema: QUEUE_SCHEMA, supervise: false, schedule: false });
  await boss.start();
}

/** The version of the queue's tables; undefined if there are none. */
export async function queueVersion(sql: Sql): Promise<number | undefined> {
  const boss = new PgBoss({ db: dbOf(sql), schema: QUEUE_SCHEMA, supervise: false, schedule: false });
  return (await boss.isInstalled()) ? Number(await boss.schemaVersion()) : undefined;
}

/** Creates the queue of a sweep. */
export async function createQueue(sql: Sql, sweep: number): Promise<void> {
  const boss = new PgBoss({ db: dbOf(sql), schema: QUEUE_SCHEMA, supervise: false, schedule: false });
  await boss.createQueue(queueName(sweep));
}

let created = randomInt(2 ** 32);

/**
 * The id of a new job. pg-boss sorts jobs of one transaction by their id, so the ids of a process begin with a number that
 * counts up.
 */
export function newJobId(): string {
  created = (created + 1) % 2 ** 32;
  return created.toString(16).padStart(8, '0') + randomUUID().slice(8);
}

/** A job for a segment. Jobs with a higher priority are taken first. */
export interface NewJob {
  readonly id: string;
  readonly segment: number;
  readonly priority: number;
}

/** Adds jobs to the queue of a sweep, in the transaction `sql`. */
export async function addJobs(sql: Sql, sweep: number, jobs: readonly NewJob[]): Promise<void> {
  const name = queueName(sweep);
  const rows = jobs.map(({ id, segment, priority }) => ({ id, name, priority, data: { segment } }));
  await calls.insert(rows, { db: dbOf(sql) });
}

/** Takes the next job of a sweep, in the transaction `sql`. */
export async function takeJob(
  sql: Sql,
  sweep: number,
): Promise<{ readonly id: string; readonly segment: number } | undefined> {
  const errors: unknown[] = [];
  const db = dbOf(sql, (error) => errors.push(error));
  // Without ignoreStartAfter, jobs would be invisible after the clock of the server is set back.
  const options = { ignoreStartAfter: true, db };
  const [job] = await calls.fetch<{ readonly segment: number }>(queueName(sweep), options);
  // fetch() catches what its SQL throws.
  if (errors.length > 0) throw errors[0];
  return job && { id: job.id, segment: job.data.segment };
}

/** Removes a job, in the transaction `sql`. The row of the segment keeps the record of it. */
export async function removeJob(sql: Sql, sweep: number, job: string): Promise<void> {
  await calls.deleteJob(queueName(sweep), job, { db: dbOf(sql) });
}
