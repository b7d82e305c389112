import { type ImageSet, PIXELS } from '@lenet5/mnist';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainEvent } from './events.js';
import type { TrainOptions } from './options/options.js';
import { testDigits, trainDigits } from './testing/digits.test.support.js';
import { collect, ofType, only } from './testing/events.test.support.js';
import { readyWasm, softmaxRegression, weightBytes } from './testing/models.test.support.js';
import { train } from './train.js';

let digits: { train: ImageSet; validation: ImageSet };

beforeAll(async () => {
  await readyWasm();
  digits = { train: await trainDigits(300), validation: await testDigits(200) };
});

/** What a run is given besides, or instead. */
type Changes = Partial<TrainOptions> & { readonly model?: Sequential };

/** A small run: 10 steps an epoch, the last one of 12 images. */
const small = (changes: Changes = {}): TrainOptions & { readonly model: Sequential } => ({
  model: softmaxRegression(),
  data: digits,
  engine: 'tfjs',
  epochs: 3,
  spanMilliseconds: 1,
  ...changes,
});

/** A run with all its events, and the weights it ended with. */
async function run(changes: Changes = {}): Promise<{ events: TrainEvent[]; weights: string }> {
  const options = small(changes);
  const events = await collect(train(options));
  return { events, weights: weightBytes(options.model) };
}

const lastCheckpoint = (events: readonly TrainEvent[]): Uint8Array =>
  ofType(events, 'checkpoint').at(-1)?.bytes ?? new Uint8Array();

/** Bytes as a string, which compares quickly. */
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('train', () => {
  it('tells the start, the progress and end of each epoch with its checkpoint, and the end', async () => {
    const { events } = await run();
    expect(events[0]).toEqual({
      type: 'start',
      engine: 'tfjs',
      kernels: 'simd',
      threads: 1,
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
    expect(only(events, 'end')).toMatchObject({ epochs: 3, stopped: 'completed' });
    expect(only(events, 'end')).not.toHaveProperty('why');
  });

  it('brings every step once, in spans that end with the epoch', async () => {
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

  it('learns', async () => {
    const { events } = await run({ epochs: 6, learningRate: 0.003 });
    const [first, ...later] = ofType(events, 'epoch');
    expect(later.at(-1)?.loss).toBeLessThan(first?.loss ?? 0);
    expect(later.at(-1)?.val_accuracy).toBeGreaterThan(0.75);
    const best = only(events, 'end').best;
    expect(best?.val_accuracy).toBe(Math.max(...[first, ...later].map((event) => event?.val_accuracy ?? 0)));
  });

  it('gives the same losses and weights for the same seed, however long its spans', async () => {
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

  it('validates nothing where there is nothing to validate', async () => {
    const { events } = await run({ data: { train: digits.train }, epochs: 1 });
    expect(events[0]).toMatchObject({ validationSize: 0 });
    expect(ofType(events, 'epoch')[0]).not.toHaveProperty('val_loss');
    expect(only(events, 'end').best).toEqual({ epoch: 1, accuracy: ofType(events, 'epoch')[0]?.accuracy });
  });

  it('makes checkpoints by steps, over the ends of epochs, and always one at the end', async () => {
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

  it('frees what it held when its loop is left early', async () => {
    const { memory } = await import('@tensorflow/tfjs-core');
    const options = small();
    const before = memory().numTensors;
    for await (const event of train(options)) if (event.type === 'progress') break;
    expect(memory().numTensors).toBe(before);
  });
});

describe.each(['tfjs', 'compiled'] as const)('a resumed run on the %s engine', (engine) => {
  it('ends with the bytes of the uninterrupted one, from every step that a checkpoint was made at', async () => {
    const changes = { engine, schedule: { name: 'cosine', warmupEpochs: 0.5 } } as const;
    const whole = await run({ ...changes, checkpointEvery: { steps: 7 } });
    for (const { bytes, epoch } of ofType(whole.events, 'checkpoint')) {
      const resumed = await run({ ...changes, model: softmaxRegression(99), resume: bytes });
      expect(resumed.weights).toBe(whole.weights);
      expect(hex(lastCheckpoint(resumed.events))).toBe(hex(lastCheckpoint(whole.events)));
      expect(only(resumed.events, 'end')).toEqual(only(whole.events, 'end'));
      expect(resumed.events[0]).toMatchObject({ epochsDone: epoch });
    }
  });

  it('is not changed by an abort in the middle, nor by how long its spans are', async () => {
    const controller = new AbortController();
    const events: TrainEvent[] = [];
    for await (const event of train(small({ engine, signal: controller.signal }))) {
      events.push(event);
      if (event.type === 'progress' && event.epoch === 2) controller.abort();
    }
    expect(only(events, 'end')).toMatchObject({ stopped: 'interrupted', epochs: 1 });
    const resumed = await run({ engine, spanMilliseconds: 1e9, resume: lastCheckpoint(events) });
    const whole = await run({ engine });
    expect(resumed.weights).toBe(whole.weights);
    expect(hex(lastCheckpoint(resumed.events))).toBe(hex(lastCheckpoint(whole.events)));
  });
});

describe('a resumed run', () => {
  it('begins with what the epochs behind it scored', async () => {
    const first = await run({ epochs: 2 });
    const second = await run({ resume: lastCheckpoint(first.events) });
    expect(second.events[0]).toMatchObject({
      history: { val_accuracy: ofType(first.events, 'epoch').map(({ val_accuracy }) => val_accuracy) },
    });
  });

  it('trains on beyond a finished one as if that had been longer', async () => {
    const first = await run({ epochs: 1 });
    const second = await run({ epochs: 3, resume: lastCheckpoint(first.events) });
    expect(ofType(second.events, 'epoch').map(({ epoch }) => epoch)).toEqual([2, 3]);
    expect(second.weights).toBe((await run({ epochs: 3 })).weights);
  });

  it('has nothing to do where all epochs are behind it', async () => {
    const first = await run({ epochs: 1 });
    const second = await run({ epochs: 1, resume: lastCheckpoint(first.events) });
    expect(second.events.map(({ type }) => type)).toEqual(['start', 'checkpoint', 'end']);
    expect(second.weights).toBe(first.weights);
  });

  it('refuses other data of the same size', async () => {
    const first = await run({ epochs: 1 });
    const images = digits.train.images.map((pixel) => 255 - pixel);
    const data = { ...digits, train: { ...digits.train, images } };
    await expect(run({ data, resume: lastCheckpoint(first.events) })).rejects.toThrow(
      'the checkpoint is of another run (its fingerprint of the training images is',
    );
  });
});

describe('an interrupted run', () => {
  it('ends after the running span with a checkpoint from which it goes on to the same weights', async () => {
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

  it('leaves an epoch unvalidated where it is interrupted after its last step, and validates it later', async () => {
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

  it('takes no step where it is interrupted before it begins', async () => {
    const { events } = await run({ signal: AbortSignal.abort() });
    expect(events.map(({ type }) => type)).toEqual(['start', 'checkpoint', 'end']);
    expect(only(events, 'checkpoint')).toMatchObject({ epoch: 0, step: 0 });
  });

  it('hears an abort from a timer while a long span runs', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await run({ spanMilliseconds: 1e9, epochs: 5 });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });
});

describe('a run that stops by itself', () => {
  /** Too slow to change what any image is taken for. */
  const frozen = { learningRate: 1e-12, epochs: 9 };

  it('stops when the validation accuracy has not risen for as many epochs as it waits, with the best weights', async () => {
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
      why: 'no better validation accuracy for 2 epochs after epoch 1',
      restored: 1,
    });
    expect(weightBytes(options.model)).toBe(weights[0]);
    expect(weights[0]).not.toBe(weights[2]);
  });

  it('keeps the last weights where it is told to', async () => {
    const { events } = await run({ ...frozen, earlyStopping: { patience: 1, restoreBest: false } });
    expect(only(events, 'end')).toMatchObject({ epochs: 2, stopped: 'early' });
    expect(only(events, 'end')).not.toHaveProperty('restored');
  });

  it('counts the epochs before a resume, and puts their best weights back', async () => {
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

  it('trains on from its last weights, not the best ones, when it is resumed with more patience', async () => {
    const stopped = await run({ ...frozen, earlyStopping: { patience: 1 } });
    const on = { ...frozen, epochs: 3 };
    const resumed = await run({ ...on, resume: lastCheckpoint(stopped.events) });
    expect(resumed.weights).toBe((await run(on)).weights);
  });

  it('stops at its time limit, and goes on from there', async () => {
    const limited = await run({ maxSeconds: 1e-6 });
    expect(only(limited.events, 'end')).toMatchObject({
      epochs: 0,
      best: null,
      stopped: 'early',
      why: 'the limit of 0.000001 s is reached',
    });
    const resumed = await run({ resume: lastCheckpoint(limited.events) });
    expect(resumed.weights).toBe((await run()).weights);
  });
});

describe.each(['tfjs', 'compiled'] as const)('a run that fails on the %s engine', (engine) => {
  it('says at which step the loss was lost, and leaves the model as it was after the last whole epoch', async () => {
    const options = small({ engine, learningRate: 1e38, optimizer: { name: 'sgd' }, spanMilliseconds: 1e9 });
    const before = weightBytes(options.model);
    await expect(collect(train(options))).rejects.toMatchObject({
      code: 'TRAIN_LOSS_NOT_FINITE',
      expected: true,
      where: { epoch: 1, step: 2 },
      message:
        'the loss is no longer finite (NaN at step 2 of epoch 1, learning rate 1e+38) — ' +
        'try a tenth of the learning rate, or a cosine schedule with a warm-up',
    });
    expect(weightBytes(options.model)).toBe(before);
  });
});

describe('a call that is refused', () => {
  it('refuses wrong options at once', () => {
    expect(() => train(small({ epochs: 0 }))).toThrow('wrong option epochs (0)');
  });

  it('refuses a checkpoint that is none', async () => {
    await expect(run({ resume: new Uint8Array(2 * PIXELS) })).rejects.toMatchObject({ expected: true });
  });
});
