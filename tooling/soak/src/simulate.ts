// Measures how many segments per second a database counts: node simulate.js --trials 10000 --segments 20 --workers 1,8,32
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import pg from 'pg';
import { endProcess, startProcess } from './processes/start-process.js';
import { processorSeconds } from './processor-time.js';
import { openBench, type SweepBench } from './sweep-bench.js';
import { untilSignal } from './until-signal.js';

interface Flags {
  readonly trials: string;
  readonly segments: string;
  readonly workers: string;
  readonly milliseconds: string;
  readonly maxMinutes: string;
  readonly json?: boolean;
}

const MOST_PER_PROCESS = 4;
const SAMPLE_MILLISECONDS = 100;
const LEASE_SECONDS = 60;
const POLL_MILLISECONDS = 500;
const NOTE_SECONDS = 60;

/** Counts the connections that wait for a lock of another, until `signal` is aborted. */
async function sampleLocks(client: pg.Client, signal: AbortSignal): Promise<number> {
  let samples = 0;
  let waiting = 0;
  while (!signal.aborted) {
    const { rows } = await client.query(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
    );
    waiting += rows[0].waiting;
    samples += 1;
    await sleep(SAMPLE_MILLISECONDS);
  }
  return waiting / Math.max(1, samples);
}

/** Waits until the sweep has ended or the time is over, and notes the pace once a minute. */
async function waitForTime({ sweeps, sweep }: SweepBench, minutes: number): Promise<void> {
  const start = performance.now();
  let noted = { seconds: 0, epochs: 0 };
  for (;;) {
    const { state, epochs, epochsAtMost } = await sweeps.status(sweep);
    const seconds = (performance.now() - start) / 1000;
    if (state !== 'running' || seconds > minutes * 60) return;
    if (seconds - noted.seconds >= NOTE_SECONDS) {
      const pace = Math.round((epochs - noted.epochs) / (seconds - noted.seconds));
      console.error(`${Math.round(seconds)} s: ${epochs} of ${epochsAtMost} segments, ${pace} per second`);
      noted = { seconds, epochs };
    }
    await sleep(POLL_MILLISECONDS);
  }
}

async function measure(
  bench: SweepBench,
  workers: number,
  { milliseconds, maxMinutes }: Pick<Flags, 'milliseconds' | 'maxMinutes'>,
): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: bench.url });
  // After a signal, the server is stopped meanwhile.
  client.on('error', () => undefined);
  await client.connect();
  const controller = new AbortController();
  const locks = sampleLocks(client, controller.signal);
  locks.catch(() => undefined);
  const server = await bench.serverPid();
  const before = await processorSeconds(server);
  const start = performance.now();
  const slots = Array.from({ length: Math.ceil(workers / MOST_PER_PROCESS) }, (_, index) =>
    Math.min(MOST_PER_PROCESS, workers - index * MOST_PER_PROCESS),
  );
  const processes = slots.map((count) =>
    startProcess('worker', bench.url, Number(milliseconds), LEASE_SECONDS, count),
  );
  await waitForTime(bench, Number(maxMinutes));
  const { epochs: segments, epochsAtMost } = await bench.sweeps.status(bench.sweep);
  const seconds = (performance.now() - start) / 1000;
  const serverSeconds = (await processorSeconds(server)) - before;
  const workerSeconds = await Promise.all(processes.map(({ pid = 0 }) => processorSeconds(pid)));
  controller.abort();
  const lockWaits = await locks;
  await Promise.all(processes.map((one) => endProcess(one, 'SIGTERM')));
  const { rows } = await client.query(
    `SELECT count(*)::int AS segments, pg_database_size(current_database())::float8 / 1e6 AS megabytes,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - created_at) * 1000) AS median,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - created_at) * 1000) AS most
     FROM lenet5_sweep.segment WHERE from_epoch > 0`,
  );
  await client.end();
  const [{ megabytes, median, most }] = rows;
  return {
    workers,
    segments,
    of: epochsAtMost,
    seconds: Number(seconds.toFixed(1)),
    perSecond: Math.round(segments / seconds),
    queuedToCountedMedianMs: Math.round(median),
    queuedToCounted95Ms: Math.round(most),
    serverMsPerSegment: toMilliseconds(serverSeconds / segments),
    workerMsPerSegment: toMilliseconds(workerSeconds.reduce((sum, one) => sum + one, 0) / segments),
    megabytes: Math.round(megabytes),
    waitingForLocks: Number(lockWaits.toFixed(2)),
  };
}

function toMilliseconds(seconds: number): number {
  return Number((1000 * seconds).toFixed(2));
}

async function simulate({ trials, segments, workers, json = false, ...flags }: Flags): Promise<void> {
  for (const count of workers.split(',').map(Number)) {
    const bench = await openBench(Number(trials), Number(segments));
    try {
      const row = await measure(bench, count, flags);
      if (json) console.log(JSON.stringify(row));
      else console.table([row]);
    } finally {
      await bench.close();
    }
  }
}

await new Command('simulate')
  .option('--trials <n>', 'trials', '500')
  .option('--segments <n>', 'segments of each', '20')
  .option('--workers <list>', 'numbers of workers', '1,2,4,8,16,32')
  .option('--milliseconds <n>', 'duration of a segment', '1')
  .option('--max-minutes <n>', 'measure no longer; then only a part of the segments is counted', '600')
  .option('--json', 'JSON Lines on stdout')
  .action((flags: Flags) => untilSignal(simulate(flags)))
  .parseAsync();
