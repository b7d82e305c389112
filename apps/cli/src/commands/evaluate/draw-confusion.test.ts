import { confusionMatrix } from '@lenet5/metrics';
import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../../testing/capture.js';
import { drawConfusion } from './draw-confusion.js';

describe('drawConfusion(confusion, terminal, names), where the matrix is too wide', () => {
  const { terminal } = captureTerminal({ columns: 30 });
  const names = ['a name of twenty chars', 'another long name'];
  const labels = Uint8Array.of(0, 0, 1, 1, 1);

  test('lists the most frequent mistakes', () => {
    const confusion = confusionMatrix(labels, Uint8Array.of(1, 0, 0, 0, 1), 2);
    expect(drawConfusion(confusion, terminal, names)).toEqual([
      'the most frequent mistakes',
      'true another long name, predicted a name of twenty chars: 2',
      'true a name of twenty chars, predicted another long name: 1',
    ]);
  });

  test('says that there are no mistakes', () => {
    expect(drawConfusion(confusionMatrix(labels, labels, 2), terminal, names)).toEqual(['no mistakes']);
  });
});
