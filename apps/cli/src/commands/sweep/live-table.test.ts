import type { SweepEvent } from '@lenet5/sweep';
import { describe, expect, it, test } from 'vitest';
import { NO_SWEEP, nextLiveSweep } from './live-sweep.js';
import { describeTrialEnd, drawLiveSweep } from './live-table.js';

const START: Extract<SweepEvent, { type: 'sweep-start' }> = {
  type: 'sweep-start',
  ...{ sweep: 1, database: 'sweeps/1', trials: 4, ended: 1, resumed: false },
  ...{ objective: 'val_accuracy', scheduler: 'none', varied: ['learningRate'], validation: 'split:5000' },
};

const PROGRESS: Extract<SweepEvent, { type: 'progress' }> = {
  type: 'progress',
  ...{ sweep: 1, state: 'running', reason: null, trials: 4, pending: 2, active: 2, waiting: 0 },
  ...{ completed: 0, stopped: 0, failed: 0, running: 2, epochs: 0, epochsAtMost: 8, workers: 1, best: null },
};

const begin = (trial: number, learningRate: number): SweepEvent => {
  const options = { learningRate, epochs: 2, seed: 1 };
  return { type: 'trial-start', trial, seed: 1, options, epochs: 2, epoch: 0 };
};

const segment = (trial: number, epoch: number, val_accuracy: number, paused?: true): SweepEvent => {
  const scores = { loss: 1, accuracy: 0.5, val_loss: 0.25, val_accuracy };
  const rest = { seconds: 1, imagesPerSecond: 1000, learningRate: 0.001 };
  const epochs = [{ type: 'epoch' as const, epoch, ...scores, ...rest }];
  return { type: 'segment', trial, worker: 'a', from: epoch - 1, epochs, ...(paused && { paused }) };
};

const after = (...events: readonly SweepEvent[]) => events.reduce(nextLiveSweep, NO_SWEEP);

describe('drawLiveSweep(sweep, seconds)', () => {
  it('shows the setting and the epochs of each trial, and no best trial and no time before there is one', () => {
    const sweep = after(START, PROGRESS, begin(1, 0.001), begin(2, 0.002));
    expect(drawLiveSweep(sweep, 0.4)).toEqual([
      'trial  learning-rate  seed  epoch  val accuracy',
      '    1          0.001     1    0/2             –',
      '    2          0.002     1    0/2             –',
      'trials: 4 (2 pending, 2 active)  epochs: 0 of 8',
      'workers: 1 (segments in training: 2)  time: 1 s',
    ]);
  });

  it('shows the scores, the best trial and the time that is left at the pace so far', () => {
    const best = { trial: 2, objective: 0.9712 };
    const progress = { ...PROGRESS, epochs: 2, best };
    const sweep = after(START, PROGRESS, begin(1, 0.001), begin(2, 0.002), segment(2, 1, 0.9712), progress);
    expect(drawLiveSweep(sweep, 10).slice(1)).toEqual([
      '    1          0.001     1    0/2             –',
      '    2          0.002     1    1/2       97.12 %',
      'trials: 4 (2 pending, 2 active)  epochs: 2 of 8',
      'best: 97.12 % (trial 2)  workers: 1 (segments in training: 2)  time: 10 s, about 30 s left',
    ]);
  });

  it('with rungs shows them, and not the trials that wait at one or have ended', () => {
    const end = { type: 'trial-end', trial: 3, state: 'completed', reason: null, epoch: 2, objective: 0.2 };
    const sweep = after(
      { ...START, scheduler: 'asha', objective: 'val_loss' },
      ...[begin(1, 0.001), begin(2, 0.002), begin(3, 0.003), end as SweepEvent],
      ...[
        segment(1, 1, 0.9, true),
        segment(2, 1, 0.8, true),
        { type: 'promote', trial: 2, rung: 1, epoch: 1 } as const,
      ],
    );
    expect(drawLiveSweep(sweep, 1)).toEqual([
      'trial  learning-rate  seed  rung  epoch  val loss',
      '    2          0.002     1     1    1/2    0.2500',
    ]);
  });
});

test('describeTrialEnd() names the setting and the score', () => {
  // The progress may know of the end before its event comes.
  const sweep = after(START, begin(2, 0.002), { ...PROGRESS, completed: 2 });
  const end = {
    type: 'trial-end',
    trial: 2,
    state: 'completed',
    reason: null,
    epoch: 2,
    objective: 0.97,
  } as const;
  expect(describeTrialEnd(end, sweep.inProgress.get(2), nextLiveSweep(sweep, end))).toBe(
    'trial 2 (learning-rate 0.002, seed 1): completed after 2 epochs, val accuracy 97.00 %, 2 of 4',
  );
});
