import type { EndEvent } from '@lenet5/trainer';
import { describe, expect, test } from 'vitest';
import { SAMPLE_START } from '../../../testing/sample-events.js';
import { DEFAULT_CONFIG } from '../config/train-config.js';
import { nextCommand, nextCommandNote } from './next-command.js';

const best = { epoch: 6, accuracy: 0.98, val_accuracy: 0.97 };
const end = (reason: EndEvent['reason'], stopped: EndEvent['stopped'] = 'early'): EndEvent => ({
  type: 'end',
  epochs: 9,
  best,
  stopped,
  reason,
});
const flagsAfter = (earlyStopping: number | null, event: EndEvent): string | undefined =>
  nextCommand('runs/1', { ...DEFAULT_CONFIG, earlyStopping }, { start: SAMPLE_START, end: event }).split(
    ' train --resume runs/1',
  )[1];

describe('nextCommand(folder, config, outcome)', () => {
  test('doubles the epochs of a completed run', () => {
    expect(flagsAfter(null, end('completed', 'completed'))).toBe(' --epochs 20');
  });

  test('doubles the patience of early stopping', () => {
    expect(flagsAfter(3, end('early-stopping'))).toBe(' --early-stopping 6');
  });

  test('changes nothing after the time limit, also if the patience would end in the same epoch', () => {
    expect(flagsAfter(null, end('time-limit'))).toBe('');
    expect(flagsAfter(3, end('time-limit'))).toBe('');
  });
});

describe('nextCommandNote(config, outcome)', () => {
  test.each([
    [
      'cosine',
      end('completed', 'completed'),
      'more epochs stretch the cosine schedule, so the learning rate rises again',
    ],
    ['cosine', end('time-limit'), ''],
    ['constant', end('completed', 'completed'), ''],
  ] as const)('after a run with schedule %s: %j', (schedule, event, note) => {
    expect(nextCommandNote({ ...DEFAULT_CONFIG, schedule }, { start: SAMPLE_START, end: event })).toBe(note);
  });
});
