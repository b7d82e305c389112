import { beforeAll, describe, expect, it } from 'vitest';
import { bestMonitored, countPlateaus } from './monitor.js';
import { restorable } from './run/progress.js';
import { ofType } from './testing/events.js';
import { digits, lastCheckpoint, readySmallRuns, run } from './testing/small-run.js';

beforeAll(() => readySmallRuns());

const historyOf = (val_loss: readonly number[]) => ({
  loss: [],
  accuracy: [],
  val_loss: [...val_loss],
  val_accuracy: [...val_loss],
});

describe('countPlateaus(history, monitor, patience)', () => {
  it.each([
    [[], 2, 0],
    [[3, 2, 1], 1, 0],
    // Equal is not better.
    [[3, 3, 3], 2, 1],
    [[3, 4, 5, 6, 7], 2, 2],
    [[3, 4, 2, 4], 2, 0],
    [[3, 4, 5, 2, 4, 5], 2, 2],
  ])('of the validation losses %j with patience %i is %i', (losses, patience, expected) => {
    expect(countPlateaus(historyOf(losses), 'val_loss', patience)).toBe(expected);
    const accuracies = losses.map((loss) => 1 - loss);
    expect(countPlateaus(historyOf(accuracies), 'val_accuracy', patience)).toBe(expected);
  });
});

it('bestMonitored(history, monitor) is the earliest of the best epochs', () => {
  const history = historyOf([3, 1, 4, 1]);
  expect([bestMonitored(history, 'val_loss'), bestMonitored(history, 'val_accuracy')]).toEqual([2, 3]);
});

it('restorable(history, settings) is the best epoch by the metric of early stopping', () => {
  const history = { loss: [], accuracy: [], val_loss: [1, 2, 3], val_accuracy: [0.5, 0.7, 0.6] };
  const settings = (monitor: 'val_loss' | 'val_accuracy') => ({
    validation: digits.validation,
    earlyStopping: { patience: 1, monitor, restoreBest: true },
  });
  expect([restorable(history, settings('val_loss')), restorable(history, settings('val_accuracy'))]).toEqual([
    1, 2,
  ]);
});

describe('train({ plateau })', () => {
  // The accuracy does not change at this rate.
  const changes = {
    engine: 'compiled',
    epochs: 6,
    learningRate: 1e-9,
    plateau: { patience: 2, factor: 0.5, min: 3e-10, monitor: 'val_accuracy' },
  } as const;

  it('reduces the learning rate after each plateau, down to the minimum', async () => {
    const { events } = await run(changes);
    const rates = ofType(events, 'epoch').map(({ learningRate }) => learningRate);
    expect(rates).toEqual([1e-9, 1e-9, 1e-9, 5e-10, 5e-10, 3e-10]);
  });

  it('has the bytes of the uninterrupted run after a resume between the epochs of a plateau', async () => {
    const whole = await run(changes);
    const first = await run({ ...changes, epochs: 2 });
    const resumed = await run({ ...changes, resume: lastCheckpoint(first.events) });
    expect(resumed.weights).toBe(whole.weights);
    const rates = ofType(resumed.events, 'epoch').map(({ learningRate }) => learningRate);
    expect(rates).toEqual([1e-9, 5e-10, 5e-10, 3e-10]);
  });

  it('needs validation images', async () => {
    const { train } = digits;
    await expect(run({ ...changes, data: { train } })).rejects.toThrow(
      'plateau.patience needs validation images',
    );
  });
});
