import { PIXELS } from '@lenet5/mnist';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainEvent } from './events.js';
import { collect, ofType, only } from './testing/events.js';
import { weightBytes } from './testing/models.js';
import { digits, readySmallRuns, run, small } from './testing/small-run.js';
import { train } from './train.js';

beforeAll(() => readySmallRuns());

describe('train(options)', () => {
  it('yields start, the progress and end of each epoch with its checkpoint, and end', async () => {
    const { events } = await run();
    expect(events[0]).toEqual({
      type: 'start',
      engine: 'tfjs',
      kernels: 'simd',
      threads: 1,
      runsOn: 'caller-thread',
      parameters: 7850,
      trainSize: 300,
      validationSize: 200,
      epochs: 3,
      epochsDone: 0,
      stepsPerEpoch: 10,
      batchSize: 32,
      seed: 42,
    });
    const rest = events.filter(({ type }) => type !== 'progress').map(({ type }) => type);
    const epoch = ['epoch', 'checkpoint'];
    expect(rest).toEqual(['start', ...epoch, ...epoch, ...epoch, 'end']);
    expect(ofType(events, 'checkpoint').map(({ epoch, step }) => [epoch, step])).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    expect(only(events, 'end')).toMatchObject({ epochs: 3, stopped: 'completed', reason: 'completed' });
    expect(only(events, 'end')).not.toHaveProperty('why');
  });

  it('takes every step once, in spans that end with the epoch', async () => {
    const { events } = await run({ spanMilliseconds: 1e9 });
    for (const epoch of [1, 2, 3]) {
      const spans = ofType(events, 'progress').filter((event) => event.epoch === epoch);
      expect(spans.at(-1)?.step).toBe(10);
      const steps = spans.flatMap(({ stepLosses }) => [...(stepLosses ?? [])]);
      expect(steps).toHaveLength(10);
      const mean = steps.reduce((sum, loss, step) => sum + loss * (step === 9 ? 12 : 32), 0) / 300;
      expect(ofType(events, 'epoch')[epoch - 1]?.loss).toBeCloseTo(mean, 5);
    }
  });

  it('reduces the loss and raises the validation accuracy', async () => {
    const { events } = await run({ epochs: 6, learningRate: 0.003 });
    const [first, ...later] = ofType(events, 'epoch');
    expect(later.at(-1)?.loss).toBeLessThan(first?.loss ?? 0);
    expect(later.at(-1)?.val_accuracy).toBeGreaterThan(0.75);
    const best = only(events, 'end').best;
    expect(best?.val_accuracy).toBe(Math.max(...[first, ...later].map((event) => event?.val_accuracy ?? 0)));
  });

  it('gets the same losses and weights for the same seed, with any duration of spans', async () => {
    const scores = ({ events }: { events: TrainEvent[] }) =>
      ofType(events, 'epoch').map(({ loss, accuracy, val_loss }) => [loss, accuracy, val_loss]);
    const [one, two, other] = [await run(), await run({ spanMilliseconds: 1e9 }), await run({ seed: 43 })];
    expect(scores(two)).toEqual(scores(one));
    expect(two.weights).toBe(one.weights);
    expect(other.weights).not.toBe(one.weights);
  });

  it('writes the weights into the model after every epoch', async () => {
    const options = small({ epochs: 2 });
    const seen: string[] = [weightBytes(options.model)];
    for await (const event of train(options))
      if (event.type === 'epoch') seen.push(weightBytes(options.model));
    expect(new Set(seen).size).toBe(3);
    expect(weightBytes(options.model)).toBe(seen[2]);
  });

  it('follows the schedule', async () => {
    const { events } = await run({
      epochs: 2,
      learningRate: 0.1,
      schedule: { name: 'step', everyEpochs: 1, factor: 0.1 },
    });
    expect(ofType(events, 'epoch').map(({ learningRate }) => learningRate)).toEqual([0.1, 0.1 * 0.1]);
  });

  it('does not validate without validation images', async () => {
    const { events } = await run({ data: { train: digits.train }, epochs: 1 });
    expect(events[0]).toMatchObject({ validationSize: 0 });
    expect(ofType(events, 'epoch')[0]).not.toHaveProperty('val_loss');
    expect(only(events, 'end').best).toEqual({ epoch: 1, accuracy: ofType(events, 'epoch')[0]?.accuracy });
  });

  it('makes checkpoints every n steps across epochs, and one at the end', async () => {
    const { events } = await run({ checkpointEvery: { steps: 7 } });
    expect(ofType(events, 'checkpoint').map(({ epoch, step }) => [epoch, step])).toEqual([
      [0, 7],
      [1, 4],
      [2, 1],
      [2, 8],
      [3, 0],
    ]);
    expect(ofType((await run({ checkpointEvery: 0 })).events, 'checkpoint')).toHaveLength(1);
  });

  it('reports how many steps ran on how many threads, if the number is automatic', async () => {
    const automatic = await run({ engine: 'compiled', kernels: 'simd', threads: 'auto' });
    const start = only(automatic.events, 'start');
    const { threadSteps = [] } = only(automatic.events, 'end');
    expect(start).toMatchObject({ automaticThreads: true });
    expect(threadSteps).toHaveLength(start.threads);
    expect(threadSteps.reduce((sum, steps) => sum + steps)).toBe(30);
    const fixed = await run({ engine: 'compiled', kernels: 'simd', threads: 1 });
    expect(only(fixed.events, 'start')).not.toHaveProperty('automaticThreads');
    expect(only(fixed.events, 'end')).not.toHaveProperty('threadSteps');
    expect(automatic.weights).toBe(fixed.weights);
  });

  it('frees its memory when the loop is left early', async () => {
    const { memory } = await import('@tensorflow/tfjs-core');
    const options = small();
    const before = memory().numTensors;
    for await (const event of train(options)) if (event.type === 'progress') break;
    expect(memory().numTensors).toBe(before);
  });
});

describe.each(['tfjs', 'compiled'] as const)('a run that fails on the %s engine', (engine) => {
  it('reports the step at which the loss became NaN, and keeps the weights of the last completed epoch', async () => {
    const options = small({ engine, learningRate: 1e38, optimizer: { name: 'sgd' }, spanMilliseconds: 1e9 });
    const before = weightBytes(options.model);
    await expect(collect(train(options))).rejects.toMatchObject({
      code: 'TRAIN_LOSS_NOT_FINITE',
      where: { epoch: 1, step: 2 },
      message:
        'the loss is not finite (NaN at step 2 of epoch 1, learning rate 1e+38) — ' +
        'use a tenth of the learning rate, or a cosine schedule with a warm-up',
    });
    expect(weightBytes(options.model)).toBe(before);
  });
});

describe('train(options) rejects', () => {
  it('invalid options synchronously', () => {
    expect(() => train(small({ epochs: 0 }))).toThrow('epochs is invalid (0)');
  });

  it('a checkpoint that is not a safetensors file', async () => {
    await expect(run({ resume: new Uint8Array(2 * PIXELS) })).rejects.toMatchObject({
      code: 'SAFETENSORS_BAD_HEADER',
    });
  });
});
