import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainEvent } from './events.js';
import { ofType, only } from './testing/events.js';
import { weightBytes } from './testing/models.js';
import { lastCheckpoint, readySmallRuns, run, small } from './testing/small-run.js';
import { train } from './train.js';

beforeAll(() => readySmallRuns());

describe('a run that stops early', () => {
  /** The learning rate is too small to change any prediction. */
  const frozen = { learningRate: 1e-12, epochs: 9 };

  it('stops if the validation accuracy does not rise within the patience, and restores the best weights', async () => {
    const options = small({ ...frozen, earlyStopping: { patience: 2 } });
    const weights: string[] = [];
    const events: TrainEvent[] = [];
    for await (const event of train(options)) {
      events.push(event);
      if (event.type === 'epoch') weights.push(weightBytes(options.model));
    }
    expect(only(events, 'end')).toMatchObject({
      epochs: 3,
      best: { epoch: 1 },
      stopped: 'early',
      reason: 'early-stopping',
      why: 'no better validation accuracy for 2 epochs after epoch 1',
      restored: 1,
    });
    expect(weightBytes(options.model)).toBe(weights[0]);
    expect(weights[0]).not.toBe(weights[2]);
  });

  it('compares the validation loss if that is the metric', async () => {
    const monitor = 'val_loss' as const;
    // A learning rate of 3 makes the loss of later epochs worse than that of the first.
    const options = { learningRate: 3, epochs: 9, earlyStopping: { patience: 2, monitor } };
    const { events } = await run(options);
    const losses = ofType(events, 'epoch').map(({ val_loss }) => val_loss ?? 0);
    const best = losses.indexOf(Math.min(...losses)) + 1;
    expect(only(events, 'end')).toMatchObject({
      epochs: best + 2,
      why: `no lower validation loss for 2 epochs after epoch ${best}`,
      restored: best,
    });
  });

  it('keeps the last weights with restoreBest: false', async () => {
    const { events } = await run({ ...frozen, earlyStopping: { patience: 1, restoreBest: false } });
    expect(only(events, 'end')).toMatchObject({ epochs: 2, stopped: 'early' });
    expect(only(events, 'end')).not.toHaveProperty('restored');
  });

  it('counts the epochs before a resume, and restores the best weights among them', async () => {
    const whole = await run({ ...frozen, earlyStopping: { patience: 2 } });
    const first = await run({ ...frozen, epochs: 2 });
    const resumed = await run({
      ...frozen,
      earlyStopping: { patience: 2 },
      resume: lastCheckpoint(first.events),
    });
    expect(only(resumed.events, 'end')).toEqual(only(whole.events, 'end'));
    expect(resumed.weights).toBe(whole.weights);
  });

  it('continues from the last weights, not the best ones, when it is resumed with more patience', async () => {
    const stopped = await run({ ...frozen, earlyStopping: { patience: 1 } });
    const on = { ...frozen, epochs: 3 };
    const resumed = await run({ ...on, resume: lastCheckpoint(stopped.events) });
    expect(resumed.weights).toBe((await run(on)).weights);
  });

  it('stops at the time limit, and can be resumed from there', async () => {
    const limited = await run({ maxSeconds: 1e-6 });
    expect(only(limited.events, 'end')).toMatchObject({
      epochs: 0,
      best: null,
      stopped: 'early',
      reason: 'time-limit',
      why: 'the limit of 0.000001 s is reached',
    });
    const resumed = await run({ resume: lastCheckpoint(limited.events) });
    expect(resumed.weights).toBe((await run()).weights);
  });
});
