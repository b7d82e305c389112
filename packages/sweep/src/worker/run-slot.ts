import { setTimeout as sleep } from 'node:timers/promises';
import { LenetError } from '@lenet5/core';
import { DataMismatchError } from '../errors/data-mismatch-error.js';
import { PackageVersionError } from '../errors/database-errors.js';
import { SegmentFailedError } from '../errors/segment-failed-error.js';
import { type Claim, claimSegment } from '../segment/claim-segment.js';
import { commitSegment } from '../segment/commit-segment.js';
import { type ReturnReason, returnSegment } from '../segment/return-segment.js';
import { PACKAGE_VERSION } from './package-version.js';
import type { SegmentTrainer } from './segment-trainer.js';
import { ThreadTrainer } from './thread-trainer.js';
import type { WorkerContext } from './worker-context.js';
import type { SegmentReport } from './worker-options.js';

/** Trains one segment after the other until the worker ends. */
export async function runSlot(context: WorkerContext): Promise<void> {
  const { options } = context;
  const trainer = options.createTrainer?.() ?? new ThreadTrainer();
  const stopWait = options.signal
    ? AbortSignal.any([options.signal, ...(options.abort ? [options.abort] : [])])
    : options.abort;
  const abort = (): void => context.held.abortAll();
  options.abort?.addEventListener('abort', abort);
  try {
    while (!options.signal?.aborted && !options.abort?.aborted) {
      const claim = await nextClaim(context);
      if (claim) {
        await runClaim(context, trainer, claim);
      } else {
        await sleep(options.pollSeconds * 1000, undefined, stopWait ? { signal: stopWait } : {}).catch(
          () => undefined,
        );
      }
    }
  } finally {
    options.abort?.removeEventListener('abort', abort);
    await trainer.close();
  }
}

/**
 * The next segment of the running sweeps, the oldest sweep first.
 *
 * @throws DataMismatchError if none of them has the images of this worker.
 */
async function nextClaim({ database, id, options, refused }: WorkerContext): Promise<Claim | undefined> {
  const sweeps = await database.query<{ readonly id: number; readonly package: string }>(
    `SELECT id, package FROM lenet5_sweep.sweep WHERE state = 'running' AND ($1::int IS NULL OR id = $1) ORDER BY id`,
    [options.sweep ?? null],
  );
  const [mismatch] = sweeps.map(({ id: sweep }) => refused.get(sweep));
  if (mismatch && sweeps.every(({ id: sweep }) => refused.has(sweep))) throw mismatch;
  for (const { id: sweep, package: version } of sweeps) {
    if (refused.has(sweep)) continue;
    if (version !== PACKAGE_VERSION) {
      if (options.sweep !== undefined) throw new PackageVersionError(sweep, version, PACKAGE_VERSION);
      continue;
    }
    for (;;) {
      const claim = await claimSegment(database, sweep, id);
      if (claim === 'none') break;
      if (claim !== 'again') return claim;
    }
  }
  return undefined;
}

async function runClaim(context: WorkerContext, trainer: SegmentTrainer, claim: Claim): Promise<void> {
  const { database, options, id, held } = context;
  const { segment, trial } = claim;
  const signal = held.hold(segment);
  const report = (outcome: SegmentReport['outcome'], error?: string): void => {
    const { sweep_id: sweep, from_epoch: from, to_epoch: to } = segment;
    options.onSegment?.({
      sweep,
      trial: trial.number,
      from,
      to,
      outcome,
      ...(error !== undefined && { error }),
    });
  };
  try {
    const result = await trainer.train(taskOf(claim, context), signal);
    if (claim.dataSha256 !== null && claim.dataSha256 !== result.dataSha256) {
      throw new DataMismatchError(segment.sweep_id, result.dataSha256, claim.dataSha256);
    }
    report((await commitSegment(database, claim, id, result)) ? 'counted' : 'late');
  } catch (error) {
    const reason = reasonOf(error, signal);
    await returnSegment(database, segment, reason);
    const message = DataMismatchError.isInstance(error) ? error.message : undefined;
    if (reason.kind === 'failed') report('failed', reason.error);
    else report('given-back', message);
    if (DataMismatchError.isInstance(error)) context.refused.set(segment.sweep_id, error);
  } finally {
    held.release(segment);
  }
}

function reasonOf(error: unknown, signal: AbortSignal): ReturnReason {
  // Another worker may have the right images, and an aborted training is not a failure.
  if (signal.aborted || DataMismatchError.isInstance(error)) return { kind: 'given-back' };
  const final = SegmentFailedError.isInstance(error) && error.final;
  const message = LenetError.isInstance(error)
    ? (error.found ?? error.message)
    : String(Object(error).message ?? error);
  return { kind: 'failed', error: message, final };
}

function taskOf({ segment, trial, spec, checkpoint }: Claim, { options }: WorkerContext) {
  return {
    options: trial.options,
    epochs: trial.epochs,
    toEpoch: segment.to_epoch,
    validation: spec.validation,
    kernels: spec.kernels,
    threads: options.threads,
    data: options.data,
    checkpoint,
  };
}
