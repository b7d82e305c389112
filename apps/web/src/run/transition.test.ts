import type { StartEvent, TrainEvent } from '@lenet5/trainer';
import { expect, test } from 'vitest';
import { REFERENCE_SETTINGS } from '../settings/run-settings.js';
import { newRun, type Run } from './run.js';
import { INITIAL_STATE, type RunEvent, type RunState, type RunStatus, transition } from './transition.js';

const fresh = newRun('a', { ...REFERENCE_SETTINGS, images: 320, epochs: 3 });
const begun: Run = { ...fresh, position: { epoch: 1, step: 0 } };
const complete: Run = { ...fresh, position: { epoch: 3, step: 0 } };

const start: StartEvent = {
  ...{
    type: 'start',
    engine: 'compiled',
    kernels: 'simd',
    threads: 1,
    runsOn: 'worker-file',
    parameters: 44_426,
    trainSize: 320,
  },
  ...{ validationSize: 100, epochs: 3, epochsDone: 1, stepsPerEpoch: 10, batchSize: 32, seed: 42 },
};
const scores = { loss: 1, accuracy: 0.5, imagesPerSecond: 320, learningRate: 0.001 };
const progress: TrainEvent = {
  ...{ type: 'progress', epoch: 2, step: 5, stepsPerEpoch: 10, stepLosses: new Float32Array() },
  ...scores,
};
const epoch: TrainEvent = { type: 'epoch', epoch: 2, seconds: 1, ...scores };
const checkpoint = (epochs: number): TrainEvent => ({
  type: 'checkpoint',
  epoch: epochs,
  step: 0,
  bytes: new Uint8Array(),
});

/** Each status with a run that has it. The segment in progress is the second one of the tab. */
const STATES: Readonly<Record<RunStatus, RunState>> = {
  restoring: INITIAL_STATE,
  ready: { status: 'ready', run: fresh, segment: 1, shownEpoch: 'live' },
  preparing: { status: 'preparing', run: begun, segment: 2, shownEpoch: 'live' },
  running: { status: 'running', run: begun, segment: 2, shownEpoch: 'live' },
  pausing: { status: 'pausing', run: begun, segment: 2, shownEpoch: 'live' },
  paused: { status: 'paused', run: begun, segment: 2, shownEpoch: 'live' },
  finished: { status: 'finished', run: complete, segment: 2, shownEpoch: 'live' },
};

const STATUSES = Object.keys(STATES) as RunStatus[];

const trained = (event: TrainEvent, segment = 2): RunEvent => ({ type: 'trained', segment, event });

/**
 * For each event the status after it, in each of the seven statuses; `·` if the event does not apply and changes
 * nothing.
 */
// biome-ignore format: a table
const TABLE: [name: string, event: RunEvent, after: string][] = [
  //                                     restoring ready     preparing running   pausing   paused    finished
  ['a new run opens', { type: 'opened', run: fresh },
                                        'ready     ready     ·         ·         ·         ready     ready'],
  ['a run that has started opens', { type: 'opened', run: begun },
                                        'paused    paused    ·         ·         ·         paused    paused'],
  ['a run that is complete opens', { type: 'opened', run: complete },
                                        'finished  finished  ·         ·         ·         finished  finished'],
  ['the epochs become fewer', { type: 'settingsChanged', change: { epochs: 1 } },
                                        '·         ready     ·         ·         ·         finished  finished'],
  ['the epochs become more', { type: 'settingsChanged', change: { epochs: 9 } },
                                        '·         ready     ·         ·         ·         paused    paused'],
  ['the learning rate changes', { type: 'settingsChanged', change: { learningRate: 0.1 } },
                                        '·         ready     ·         ·         ·         paused    finished'],
  ['the seed changes', { type: 'settingsChanged', change: { seed: 7 } },
                                        '·         ready     ·         ·         ·         ·         ·'],
  ['the network of an epoch is shown', { type: 'epochShown', epoch: 1 },
                                        '·         ready     preparing running   pausing   paused    finished'],
  ['a segment starts', { type: 'segmentStarted' },
                                        '·         preparing ·         ·         ·         preparing ·'],
  ['a pause is requested', { type: 'pauseRequested' },
                                        '·         ·         pausing   pausing   ·         ·         ·'],
  ['the trainer starts', trained(start),
                                        '·         ·         running   running   pausing   ·         ·'],
  ['the trainer reports progress', trained(progress),
                                        '·         ·         preparing running   pausing   ·         ·'],
  ['the trainer ends an epoch', trained(epoch),
                                        '·         ·         preparing running   pausing   ·         ·'],
  ['the trainer writes a checkpoint', trained(checkpoint(2)),
                                        '·         ·         preparing running   pausing   ·         ·'],
  ['an event of an earlier segment is late', trained(progress, 1),
                                        '·         ·         ·         ·         ·         ·         ·'],
  ['a checkpoint of an earlier segment is late', trained(checkpoint(2), 1),
                                        '·         ·         ·         ·         ·         ·         ·'],
  ['the segment ends', { type: 'segmentEnded', segment: 2 },
                                        '·         ·         paused    paused    paused    ·         ·'],
  ['the end of an earlier segment is late', { type: 'segmentEnded', segment: 1 },
                                        '·         ·         ·         ·         ·         ·         ·'],
];

/** One row per event and status. */
const CASES = TABLE.flatMap(([name, event, row]) => {
  const cells = row.split(/ +/);
  return STATUSES.map((status, column) => ({ name, event, status, cell: cells[column] ?? '?' }));
});

test.each(CASES)('transition(): when $name, $status becomes $cell', ({ event, status, cell }) => {
  const before = STATES[status];
  const after = transition(before, event);
  if (cell === '·') expect(after).toBe(before);
  else {
    expect(after.status).toBe(cell);
    expect(after).not.toBe(before);
  }
});

const through = (state: RunState, ...events: RunEvent[]): RunState => events.reduce(transition, state);

test('a segment that fails before anything was trained leaves the run ready, also after a pause', () => {
  const preparing = transition(STATES.ready, { type: 'segmentStarted' });
  const { segment } = preparing;
  expect(transition(preparing, { type: 'segmentEnded', segment }).status).toBe('ready');
  const paused = through(preparing, { type: 'pauseRequested' }, { type: 'segmentEnded', segment });
  expect(paused.status).toBe('ready');
});

test('a segment that trains the last epoch finishes the run, also after a pause', () => {
  for (const request of [[], [{ type: 'pauseRequested' }]] as const) {
    const events: RunEvent[] = [trained(checkpoint(3)), ...request, { type: 'segmentEnded', segment: 2 }];
    expect(through(STATES.running, ...events).status).toBe('finished');
  }
});

test('a run that opens is shown live, and keeps the count of segments', () => {
  const scrubbed = transition(STATES.paused, { type: 'epochShown', epoch: 1 });
  expect(scrubbed.shownEpoch).toBe(1);
  expect(transition(scrubbed, { type: 'opened', run: fresh })).toEqual({
    status: 'ready',
    run: fresh,
    segment: 2,
    shownEpoch: 'live',
  });
});

test('a change of a setting resets those that no longer apply: the tfjs engine has no choice of kernels', () => {
  const chosen = transition(STATES.ready, { type: 'settingsChanged', change: { kernels: 'simd' } });
  expect(chosen.run.settings.kernels).toBe('simd');
  const { run } = transition(chosen, { type: 'settingsChanged', change: { engine: 'tfjs' } });
  expect(run.settings).toMatchObject({ engine: 'tfjs', kernels: 'auto' });
});

test('events of the trainer change the run', () => {
  const { run } = through(STATES.running, trained(progress), trained(epoch), trained(checkpoint(2)));
  expect(run.progress).toEqual(progress);
  expect(run.epochs).toEqual([epoch]);
  expect(run.position).toEqual({ epoch: 2, step: 0 });
});
