import { describe, expect, it } from 'vitest';
import { addSpan, bestOf, closeEpoch, emptyProgress } from './progress.js';

const stepLosses = new Float32Array();

describe('addSpan() and closeEpoch()', () => {
  it('average an epoch over its images, with any size of spans', () => {
    const progress = emptyProgress();
    addSpan(progress, 3, { images: 96, lossSum: 96, correct: 48, stepLosses }, 1);
    addSpan(progress, 1, { images: 4, lossSum: 54, correct: 2, stepLosses }, 0.5);
    expect(progress).toMatchObject({ epoch: 0, step: 4, sums: { images: 100, seconds: 1.5 } });
    expect(closeEpoch(progress, { images: 10, lossSum: 5, correct: 9, stepLosses })).toEqual({
      loss: 1.5,
      accuracy: 0.5,
      val_loss: 0.5,
      val_accuracy: 0.9,
    });
    expect(progress).toMatchObject({
      epoch: 1,
      step: 0,
      sums: { images: 0, lossSum: 0, correct: 0, seconds: 0 },
    });
    expect(progress.history).toEqual({ loss: [1.5], accuracy: [0.5], val_loss: [0.5], val_accuracy: [0.9] });
  });
});

describe('bestOf(history)', () => {
  const loss = [3, 2, 1];

  it('is the earliest epoch with the highest validation accuracy', () => {
    const history = { loss, accuracy: [0.1, 0.2, 0.3], val_loss: loss, val_accuracy: [0.5, 0.7, 0.7] };
    expect(bestOf(history)).toEqual({ epoch: 2, accuracy: 0.2, val_accuracy: 0.7 });
  });

  it('uses the training accuracy without validation images', () => {
    const history = { loss, accuracy: [0.1, 0.3, 0.2], val_loss: [], val_accuracy: [] };
    expect(bestOf(history)).toEqual({ epoch: 2, accuracy: 0.3 });
  });

  it('is null before the end of the first epoch', () => {
    expect(bestOf(emptyProgress().history)).toBeNull();
  });
});
