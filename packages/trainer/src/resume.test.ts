import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainEvent } from './events.js';
import { softTargets } from './soft-targets.js';
import { ofType, only } from './testing/events.js';
import { dropoutCnn, softmaxRegression } from './testing/models.js';
import { digits, hex, lastCheckpoint, readySmallRuns, run, small } from './testing/small-run.js';
import { train } from './train.js';

beforeAll(() => readySmallRuns());

describe.each(['tfjs', 'compiled'] as const)('a resumed run on the %s engine', (engine) => {
  it('ends with the bytes of the uninterrupted run, from a checkpoint at any step', async () => {
    const changes = { engine, schedule: { name: 'cosine', warmupEpochs: 0.5 } } as const;
    const whole = await run({ ...changes, checkpointEvery: { steps: 7 } });
    for (const { bytes, epoch } of ofType(whole.events, 'checkpoint')) {
      const resumed = await run({ ...changes, model: softmaxRegression(99), resume: bytes });
      expect(resumed.weights).toBe(whole.weights);
      expect(hex(lastCheckpoint(resumed.events))).toBe(hex(lastCheckpoint(whole.events)));
      const { threadSteps, ...end } = only(whole.events, 'end');
      expect(only(resumed.events, 'end')).toMatchObject(end);
      expect(resumed.events[0]).toMatchObject({ epochsDone: epoch });
    }
  });

  it('ends with the bytes of the uninterrupted run with soft targets', async () => {
    const targets = await softTargets([softmaxRegression(5)], digits.train);
    const changes = { engine, epochs: 1, distillation: { targets, temperature: 2 } };
    const whole = await run({ ...changes, checkpointEvery: { steps: 7 } });
    const bytes = ofType(whole.events, 'checkpoint')[0]?.bytes ?? new Uint8Array();
    const resumed = await run({ ...changes, model: softmaxRegression(99), resume: bytes });
    expect(resumed.weights).toBe(whole.weights);
    expect(whole.weights).not.toBe((await run({ engine, epochs: 1 })).weights);
    await expect(run({ engine, epochs: 1, resume: bytes })).rejects.toThrow(
      /its distillation is targets=[0-9a-f]{8} temperature=2 weight=0\.9, here none/,
    );
  });

  it('does not depend on where the run was aborted, nor on the duration of its spans', async () => {
    const controller = new AbortController();
    const events: TrainEvent[] = [];
    for await (const event of train(small({ engine, signal: controller.signal }))) {
      events.push(event);
      if (event.type === 'progress' && event.epoch === 2) controller.abort();
    }
    expect(only(events, 'end')).toMatchObject({ stopped: 'interrupted', reason: 'interrupted', epochs: 1 });
    const resumed = await run({ engine, spanMilliseconds: 1e9, resume: lastCheckpoint(events) });
    const whole = await run({ engine });
    expect(resumed.weights).toBe(whole.weights);
    expect(hex(lastCheckpoint(resumed.events))).toBe(hex(lastCheckpoint(whole.events)));
  });
});

describe('a resumed run', () => {
  it.each([2, 3, 'auto'] as const)('has the same bits on %s threads as the run on one', async (threads) => {
    const changes = { engine: 'compiled', kernels: 'simd', model: dropoutCnn() } as const;
    const whole = await run({ ...changes, threads: 1, checkpointEvery: { steps: 7 } });
    const checkpoints = ofType(whole.events, 'checkpoint');
    for (const { bytes } of [checkpoints[0], checkpoints[2]].filter((event) => event !== undefined)) {
      const resumed = await run({ ...changes, model: dropoutCnn(), threads, resume: bytes });
      expect(resumed.weights).toBe(whole.weights);
      const losses = ofType(whole.events, 'epoch').map(({ epoch, loss, val_loss }) => [
        epoch,
        loss,
        val_loss,
      ]);
      const again = ofType(resumed.events, 'epoch').map(({ epoch, loss, val_loss }) => [
        epoch,
        loss,
        val_loss,
      ]);
      expect(again).toEqual(losses.slice(-again.length));
    }
  });

  it('starts with the history of the completed epochs', async () => {
    const first = await run({ epochs: 2 });
    const second = await run({ resume: lastCheckpoint(first.events) });
    expect(second.events[0]).toMatchObject({
      history: { val_accuracy: ofType(first.events, 'epoch').map(({ val_accuracy }) => val_accuracy) },
    });
  });

  it('continues a completed run as if it had had more epochs', async () => {
    const first = await run({ epochs: 1 });
    const second = await run({ epochs: 3, resume: lastCheckpoint(first.events) });
    expect(ofType(second.events, 'epoch').map(({ epoch }) => epoch)).toEqual([2, 3]);
    expect(second.weights).toBe((await run({ epochs: 3 })).weights);
  });

  it('takes no step if all epochs are completed', async () => {
    const first = await run({ epochs: 1 });
    const second = await run({ epochs: 1, resume: lastCheckpoint(first.events) });
    expect(second.events.map(({ type }) => type)).toEqual(['start', 'checkpoint', 'end']);
    expect(second.weights).toBe(first.weights);
  });

  it('rejects other data of the same size', async () => {
    const first = await run({ epochs: 1 });
    const images = digits.train.images.map((pixel) => 255 - pixel);
    const data = { ...digits, train: { ...digits.train, images } };
    await expect(run({ data, resume: lastCheckpoint(first.events) })).rejects.toThrow(
      'the checkpoint belongs to another run (its fingerprint of the training images is',
    );
  });
});

describe('an interrupted run', () => {
  it('ends after the current span with a checkpoint that resumes to the same weights', async () => {
    const controller = new AbortController();
    const options = small({ signal: controller.signal });
    const events: TrainEvent[] = [];
    for await (const event of train(options)) {
      events.push(event);
      if (event.type === 'progress' && event.epoch === 2 && event.step >= 4) controller.abort();
    }
    const [progress, checkpoint, end] = events.slice(-3);
    expect(progress).toMatchObject({ type: 'progress', epoch: 2 });
    expect(checkpoint).toMatchObject({ type: 'checkpoint', epoch: 1 });
    expect(end).toMatchObject({ type: 'end', epochs: 1, stopped: 'interrupted' });
    const resumed = await run({ resume: lastCheckpoint(events) });
    expect(resumed.weights).toBe((await run()).weights);
  });

  it('validates an epoch after the resume if it was interrupted after the last step', async () => {
    const controller = new AbortController();
    const events: TrainEvent[] = [];
    for await (const event of train(small({ signal: controller.signal }))) {
      events.push(event);
      if (event.type === 'progress' && event.step === 10) controller.abort();
    }
    expect(ofType(events, 'checkpoint')).toMatchObject([{ epoch: 0, step: 10 }]);
    expect(ofType(events, 'epoch')).toHaveLength(0);
    const [whole, resumed] = [await run(), await run({ resume: lastCheckpoint(events) })];
    expect(resumed.weights).toBe(whole.weights);
    expect(ofType(resumed.events, 'epoch').map(({ val_loss }) => val_loss)).toEqual(
      ofType(whole.events, 'epoch').map(({ val_loss }) => val_loss),
    );
  });

  it('takes no step if it is interrupted before the first one', async () => {
    const { events } = await run({ signal: AbortSignal.abort() });
    expect(events.map(({ type }) => type)).toEqual(['start', 'checkpoint', 'end']);
    expect(only(events, 'checkpoint')).toMatchObject({ epoch: 0, step: 0 });
  });

  it('lets timers run during a long span', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1);
    const { events } = await run({ spanMilliseconds: 1e9, epochs: 100_000, signal: controller.signal });
    expect(only(events, 'end')).toMatchObject({ stopped: 'interrupted' });
  });
});
