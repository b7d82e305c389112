import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.js';
import { NoSweepError } from '../errors/database-errors.js';
import { readResults } from '../results/read-results.js';
import { endSweepIfDone } from '../segment/end-sweep.js';
import { LeaseWatch } from '../segment/leases.js';
import { expandSpace } from '../space/expand-space.js';
import type { SweepSpec } from '../space/sweep-spec.js';
import { runWorker } from '../worker/run-worker.js';
import { resumeSweep, stopSweep } from './control-sweep.js';
import { createSweep, extendSweep } from './create-sweep.js';
import { EventReader } from './event-reader.js';
import { type OpenDatabase, openDatabase } from './open-database.js';
import { Progress } from './progress.js';
import { readStarted, readVaried } from './started-trials.js';
import { superviseServer } from './supervise-server.js';
import type { SweepEvent, SweepStartEvent } from './sweep-events.js';
import { checkSweepOptions, type SweepOptions, specOf } from './sweep-options.js';
import { readState, type SweepStatus } from './sweep-status.js';

const POLL_MILLISECONDS = 200;

/** How often the coordinator looks after the leases and the length of the queue. */
const SUPERVISE_MILLISECONDS = 1000;

const DEFAULT_LEASE_SECONDS = 30;
const PATIENCE_SECONDS = 600;

/**
 * Runs a sweep over training options as a stream of events: `sweep-start`; for each trial `trial-start`, its `segment`s and
 * one `trial-end`; finally `end` with the results. Trials are trained in segments by the workers of the database: by
 * one in this process, and by those that {@link runWorker} starts elsewhere. Every state is in the database, so leaving the
 * loop, or killing any process, loses at most the segments that are running; `resume` goes on with the same bits.
 *
 * @param options `database` is required, and `space` unless a sweep is resumed.
 * @returns The events. The sweep starts when the first one is requested.
 * @throws InvalidSweepError synchronously if an option is not valid. The stream throws NoSweepError,
 * DatabaseUnreachableError, SchemaVersionError; for the embedded server EmbeddedPostgresMissingError,
 * EmbeddedServerError, NoServerAccountError; and what `runWorker()` throws.
 *
 * @example
 * ```ts
 * import { sweep } from '@lenet5/sweep';
 *
 * const space = { options: { epochs: 2 }, grid: { learningRate: [0.001, 0] }, seeds: [1, 2, 3] };
 * try {
 *   for await (const event of sweep({ space, database: { folder: 'sweeps/1' } })) {
 *     if (event.type === 'end') console.log(event.results.settings);
 *   }
 * } catch (error) {
 *   console.log(Object(error).problem); // learningRate is invalid
 * }
 * ```
 */
export function sweep(options: SweepOptions): AsyncGenerator<SweepEvent, void, undefined> {
  checkSweepOptions(options);
  // That of a resumed sweep is complete only with the space in the database.
  if (options.space && options.resume === undefined) expandSpace(options.space);
  return stream(options);
}

async function* stream(options: SweepOptions): AsyncGenerator<SweepEvent, void, undefined> {
  const startTime = performance.now();
  const open = await openDatabase(options.database, PATIENCE_SECONDS, options.signal);
  const endSupervision = superviseServer(open.server);
  const drain = new AbortController();
  let working: Promise<void> = Promise.resolve();
  try {
    for (const text of open.notes) yield { type: 'note', text };
    const start = await begin(open, options);
    yield start;
    if (start.resumed) yield* await readStarted(open.database, start.sweep);
    const reader =
      start.resumed && options.resume !== undefined
        ? await EventReader.fromNow(open.database, start.sweep)
        : EventReader.fromStart(open.database, start.sweep);
    working = startWorker(open, options, start.sweep, drain.signal);
    yield* follow(open, options, { sweep: start.sweep, reader, working, startTime });
    drain.abort();
    await working;
    yield* readRest(reader);
    const results = await readResults(open.database, start.sweep);
    yield { type: 'end', sweep: start.sweep, state: results.state, results };
  } finally {
    drain.abort();
    await working.catch(() => undefined);
    await endSupervision();
    await open.close();
  }
}

async function begin({ database, where }: OpenDatabase, options: SweepOptions): Promise<SweepStartEvent> {
  const { resume, space, maxTrials } = options;
  if (resume === undefined) {
    const spec = specOf(options);
    const { id, trials } = await createSweep(database, { spec, space: space ?? {}, maxTrials });
    return startEvent(database, id, { database: where, trials, ended: 0, resumed: false, spec });
  }
  const known = await readState(database, resume);
  if (!known) throw new NoSweepError(`sweep ${resume}`);
  const added = space === undefined ? 0 : await extendSweep(database, resume, space);
  await resumeSweep(database, resume);
  const trials = known.trials + added;
  const ended = known.completed + known.stopped + known.failed;
  return startEvent(database, resume, { database: where, trials, ended, resumed: true, spec: known.spec });
}

async function startEvent(
  database: Database,
  sweep: number,
  {
    spec,
    ...rest
  }: Pick<SweepStartEvent, 'database' | 'trials' | 'ended' | 'resumed'> & { readonly spec: SweepSpec },
): Promise<SweepStartEvent> {
  const { objective, validation, scheduler } = spec;
  const varied = await readVaried(database, sweep);
  const mark = validation === 'test' ? { comparedOnTestImages: true as const } : {};
  const described = { objective, scheduler: scheduler.name, varied, validation };
  return { type: 'sweep-start', sweep, ...rest, ...described, ...mark };
}

function startWorker(
  open: OpenDatabase,
  options: SweepOptions,
  id: number,
  signal: AbortSignal,
): Promise<void> {
  if (options.worker === false) return Promise.resolve();
  const working = runWorker({ ...options.worker, database: open.url, sweep: id, signal });
  // The error is thrown where the worker is awaited.
  working.catch(() => undefined);
  return working;
}

/** Yields events until the sweep has ended or is left. Looks after leases and the length of the queue. */
async function* follow(
  { database }: OpenDatabase,
  options: SweepOptions,
  run: {
    readonly sweep: number;
    readonly reader: EventReader;
    readonly working: Promise<void>;
    startTime: number;
  },
): AsyncGenerator<SweepEvent, void, undefined> {
  const { leaseSeconds = DEFAULT_LEASE_SECONDS } = options.worker || {};
  const watch = new LeaseWatch(database, leaseSeconds);
  const failures: unknown[] = [];
  run.working.catch((error: unknown) => failures.push(error));
  const progress = new Progress();
  let supervised = Number.NEGATIVE_INFINITY;
  const limit = run.startTime + (options.maxSeconds ?? Number.POSITIVE_INFINITY) * 1000;
  for (;;) {
    const events = await run.reader.next();
    yield* events;
    const state = await readState(database, run.sweep);
    const event = state && progress.next(state);
    if (event) yield event;
    if (!state || isOver(state) || options.signal?.aborted) return;
    if (performance.now() > limit) await stopSweep(database, run.sweep, 'the time limit is reached');
    if (performance.now() - supervised > SUPERVISE_MILLISECONDS) {
      supervised = performance.now();
      await watch.check();
      await database.transaction((sql) => endSweepIfDone(sql, run.sweep));
    }
    if (events.length > 0) continue;
    await sleep(POLL_MILLISECONDS);
    if (failures.length > 0) throw failures[0];
  }
}

/** Nothing runs any more. A paused sweep has nobody to wait for either. */
function isOver({ state, running, active }: SweepStatus): boolean {
  if (state === 'completed') return true;
  return (state === 'stopped' && active === 0) || (state === 'paused' && running === 0);
}

async function* readRest(reader: EventReader): AsyncGenerator<SweepEvent, void, undefined> {
  for (;;) {
    const events = await reader.next();
    if (events.length === 0) return;
    yield* events;
  }
}
